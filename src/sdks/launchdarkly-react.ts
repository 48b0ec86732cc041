import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-react',
  title: 'LaunchDarkly (React, launchdarkly-react-client-sdk 3)',
  modules: ['launchdarkly-react-client-sdk'],
  transform: 'camelCase',
  forms: [
    { kind: 'function', name: 'useFlags', key: 'member', value: 'any' },
    { kind: 'function', name: 'withLDProvider | asyncWithLDProvider', key: 'arg:0.flags.keys', role: 'declare' },
    { kind: 'component', name: 'LDProvider', key: 'jsx:flags.keys', role: 'declare' },
  ],
  evidence: 'npm launchdarkly-react-client-sdk@3.9.4',
});
