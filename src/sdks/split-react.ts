import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'split-react',
  title: 'Split (React)',
  modules: ['@splitsoftware/splitio-react'],
  forms: [
    {
      kind: 'function',
      name: 'useTreatment',
      key: 'arg:0.name',
      value: 'object(.treatment,.isReady)',
      offVariant: 'off',
    },
    { kind: 'function', name: 'useTreatmentWithConfig', key: 'arg:0.name', value: 'object(.isReady)' },
    { kind: 'member', receiver: 'useTreatments().treatments', key: 'member', value: 'string', offVariant: 'off' },
    {
      kind: 'member',
      receiver: 'useSplitTreatments().treatments | useTreatmentsWithConfig().treatments',
      key: 'member',
      value: 'object(.treatment,.config)',
      offVariant: 'off',
    },
    {
      kind: 'function',
      name: 'useTreatments | useSplitTreatments | useTreatmentsWithConfig',
      key: 'arg:0.names[]',
      role: 'declare',
    },
    { kind: 'component', name: 'SplitTreatments', key: 'jsx:names[]', role: 'declare' },
    { kind: 'function', name: 'withSplitTreatments', key: 'arg:0[]', role: 'declare' },
    {
      kind: 'component',
      name: 'SplitFactoryProvider',
      key: 'jsx:config.features.keys',
      forced: 'jsx:config.features.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @splitsoftware/splitio-react@2.6.2',
});
