import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'fflip',
  title: 'fflip',
  modules: ['fflip'],
  forms: [
    { kind: 'function', name: 'isFeatureEnabledForUser', key: 'arg:0' },
    { kind: 'function', name: 'userHasFeature', key: 'arg:1' },
    { kind: 'function', name: 'getFeaturesForUser | userFeatures', key: 'member' },
    { kind: 'function', name: 'config', key: 'arg:0.features.keys', role: 'declare' },
  ],
  evidence: 'github FredKSchott/fflip',
});
