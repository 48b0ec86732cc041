import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'split-browser',
  title: 'Split (browser and React Native)',
  modules: [
    '@splitsoftware/splitio-browserjs',
    '@splitsoftware/splitio-browserjs/full',
    '@splitsoftware/splitio-react-native',
    '@splitsoftware/splitio-react',
    '@splitsoftware/splitio/client',
    '@splitsoftware/splitio-redux',
  ],
  receiver:
    'SplitFactory().client() | useSplitClient().client | useClient() | SplitIO.IBrowserClient | SplitIO.IBrowserAsyncClient',
  forms: [
    { kind: 'method', name: 'getTreatment', key: 'arg:0', value: 'string', offVariant: 'off' },
    {
      kind: 'method',
      name: 'getTreatmentWithConfig',
      key: 'arg:0',
      value: 'object(.treatment,.config)',
      offVariant: 'off',
    },
    { kind: 'method', name: 'getTreatments', key: 'arg:0[]', value: 'string', offVariant: 'off' },
    {
      kind: 'method',
      name: 'getTreatmentsWithConfig',
      key: 'arg:0[]',
      value: 'object(.treatment,.config)',
      offVariant: 'off',
    },
    {
      kind: 'function',
      name: 'SplitFactory',
      key: 'arg:0.features.keys',
      forced: 'arg:0.features.keys',
      role: 'override',
    },
  ],
  evidence:
    'npm @splitsoftware/splitio@11.11.2; npm @splitsoftware/splitio-react@2.6.2; npm @splitsoftware/splitio-commons@3.1.0',
});
