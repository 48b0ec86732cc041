import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'harness-js',
  title: 'Harness Feature Flags (JavaScript client)',
  modules: ['@harnessio/ff-javascript-client-sdk', '@harnessio/ff-react-client-sdk'],
  receiver: 'initialize() | Result | useFeatureFlagsClient()',
  forms: [{ kind: 'method', name: 'variation', key: 'arg:0', default: 'arg:1', value: 'any' }],
  evidence: 'npm @harnessio/ff-javascript-client-sdk@1.32.0',
});
