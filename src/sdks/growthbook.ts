import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'growthbook',
  title: 'GrowthBook (JavaScript)',
  modules: ['@growthbook/growthbook', '@growthbook/growthbook-react'],
  receiver:
    'GrowthBook | UserScopedGrowthBook | GrowthBookClient | GrowthBookMultiUser | useGrowthBook() | GrowthBookContextValue.growthbook',
  forms: [
    { kind: 'method', name: 'isOn', key: 'arg:0' },
    { kind: 'method', name: 'isOff', key: 'arg:0', negated: true },
    { kind: 'method', name: 'getFeatureValue', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'method', name: 'evalFeature | feature', key: 'arg:0', value: 'object(.on,.off,.value)' },
    { kind: 'method', name: 'run | runInlineExperiment', key: 'arg:0.key', value: 'object(.value,.inExperiment)' },
    {
      kind: 'method',
      name: 'createScopedInstance',
      receiver: 'GrowthBookClient | GrowthBookMultiUser',
      role: 'handle',
      yields: 'UserScopedGrowthBook',
    },
    { kind: 'method', name: 'setForcedVariations', key: 'arg:0.keys', forced: 'arg:0.keys', role: 'override' },
    { kind: 'constructor', name: 'GrowthBook | GrowthBookClient', key: 'arg:0.features.keys', role: 'override' },
    {
      kind: 'constructor',
      name: 'GrowthBook | GrowthBookClient',
      key: 'arg:0.forcedVariations.keys',
      forced: 'arg:0.forcedVariations.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @growthbook/growthbook@1.8.0; npm @growthbook/growthbook-react@1.8.0',
});
