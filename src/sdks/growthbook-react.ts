import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'growthbook-react',
  title: 'GrowthBook (React)',
  modules: ['@growthbook/growthbook-react'],
  forms: [
    { kind: 'function', name: 'useFeatureIsOn', key: 'arg:0' },
    { kind: 'function', name: 'useFeature', key: 'arg:0', value: 'object(.on,.off,.value)' },
    { kind: 'function', name: 'useFeatureValue', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'function', name: 'useExperiment', key: 'arg:0.key', value: 'object(.value,.inExperiment)' },
    { kind: 'component', name: 'IfFeatureEnabled', key: 'jsx:feature' },
    { kind: 'component', name: 'FeatureString', key: 'jsx:feature', default: 'jsx:default', value: 'opaque' },
  ],
  evidence: 'npm @growthbook/growthbook-react@1.8.0; npm @growthbook/growthbook@1.8.0',
});
