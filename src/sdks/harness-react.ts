import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'harness-react',
  title: 'Harness Feature Flags (React)',
  modules: ['@harnessio/ff-react-client-sdk', '@harnessio/ff-react-client-sdk/**'],
  forms: [
    { kind: 'function', name: 'useFeatureFlag', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'function', name: 'useFeatureFlags', key: 'member', value: 'any' },
    { kind: 'hoc', name: 'ifFeatureFlag', key: 'arg:0' },
    { kind: 'component', name: 'TestWrapper', key: 'jsx:flags.keys', forced: 'jsx:flags.keys', role: 'override' },
  ],
  evidence: 'npm @harnessio/ff-react-client-sdk@2.4.0',
});
