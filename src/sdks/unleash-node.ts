import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'unleash-node',
  title: 'Unleash (Node)',
  modules: ['unleash-client'],
  receiver: 'Unleash | initialize() | startUnleash() | Unleash.getInstance() | default.initialize() | default',
  forms: [
    { kind: 'function', name: 'isEnabled', key: 'arg:0', default: 'arg:2' },
    { kind: 'method', name: 'isEnabled', key: 'arg:0', default: 'arg:2' },
    {
      kind: 'function',
      name: 'getVariant | forceGetVariant',
      key: 'arg:0',
      default: 'arg:2',
      value: 'object(.name,.enabled,.payload,.feature_enabled)',
      offVariant: 'disabled',
    },
    {
      kind: 'method',
      name: 'getVariant | forceGetVariant',
      key: 'arg:0',
      default: 'arg:2',
      value: 'object(.name,.enabled,.payload,.feature_enabled)',
      offVariant: 'disabled',
    },
    { kind: 'function', name: 'getFeatureToggleDefinition', key: 'arg:0', value: 'object(.enabled)' },
    { kind: 'method', name: 'getFeatureToggleDefinition', key: 'arg:0', value: 'object(.enabled)' },
    { kind: 'function', name: 'count | countVariant', key: 'arg:0', role: 'track' },
    { kind: 'method', name: 'count | countVariant', key: 'arg:0', role: 'track' },
    { kind: 'function', name: 'initialize | startUnleash', key: 'arg:0.bootstrap.data[].name', role: 'override' },
    { kind: 'constructor', name: 'Unleash', key: 'arg:0.bootstrap.data[].name', role: 'override' },
  ],
  evidence: 'npm unleash-client@6.12.1',
});
