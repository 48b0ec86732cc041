import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'paralleldrive',
  title: '@paralleldrive/feature-toggles',
  modules: ['@paralleldrive/feature-toggles', '@paralleldrive/react-feature-toggles'],
  forms: [
    { kind: 'function', name: 'isActiveFeatureName', key: 'arg:0' },
    { kind: 'function', name: 'getCurrentActiveFeatureNames', key: 'arg:0.initialFeatures[].name', role: 'declare' },
    { kind: 'hoc', name: 'configureFeature', key: 'arg:1', on: 'arg:2', off: 'arg:0' },
  ],
  evidence: 'github paralleldrive/feature-toggles',
});
