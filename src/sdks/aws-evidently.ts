import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'aws-evidently',
  title: 'AWS CloudWatch Evidently',
  modules: ['@aws-sdk/client-evidently'],
  receiver: 'Evidently | EvidentlyClient',
  forms: [
    { kind: 'constructor', name: 'EvaluateFeatureCommand', key: 'arg:0.feature', value: 'opaque' },
    {
      kind: 'method',
      name: 'evaluateFeature',
      key: 'arg:0.feature',
      value: 'object(.variation,.payload)',
      async: true,
    },
  ],
  evidence: 'npm @aws-sdk/client-evidently@3.901.0',
});
