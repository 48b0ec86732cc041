import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'optimizely',
  title: 'Optimizely (JavaScript)',
  modules: ['@optimizely/optimizely-sdk', '@optimizely/optimizely-sdk/*', '@optimizely/react-sdk'],
  receiver: 'Client | createInstance() | ReactSDKClient',
  forms: [
    { kind: 'method', name: 'createUserContext', role: 'handle', yields: 'OptimizelyUserContext' },
    { kind: 'method', name: 'decide', receiver: 'OptimizelyUserContext', key: 'arg:0', value: 'object(.enabled,.variationKey,.variables)' },
    { kind: 'method', name: 'decide', receiver: 'ReactSDKClient', key: 'arg:0', value: 'object(.enabled,.variationKey,.variables)' },
    { kind: 'method', name: 'decideAsync', receiver: 'OptimizelyUserContext', key: 'arg:0', value: 'object(.enabled,.variationKey,.variables)', async: true },
    { kind: 'method', name: 'decideForKeys', receiver: 'OptimizelyUserContext', key: 'arg:0[]', value: 'object(.enabled,.variationKey,.variables)' },
    { kind: 'method', name: 'decideAll', receiver: 'OptimizelyUserContext', key: 'member', value: 'object(.enabled,.variationKey,.variables)' },
    { kind: 'method', name: 'isFeatureEnabled', key: 'arg:0' },
    {
      kind: 'method',
      name: 'getFeatureVariable | getFeatureVariableBoolean | getFeatureVariableString | getFeatureVariableDouble | getFeatureVariableInteger | getFeatureVariableJSON | getAllFeatureVariables',
      key: 'arg:0',
      value: 'object(.payload)',
    },
    { kind: 'method', name: 'activate | getVariation', key: 'arg:0', value: 'string' },
    { kind: 'list', name: 'includes', receiver: 'createInstance().getEnabledFeatures() | Client.getEnabledFeatures()', key: 'arg:0' },
    { kind: 'method', name: 'setForcedDecision | removeForcedDecision', receiver: 'OptimizelyUserContext', key: 'arg:0.flagKey', role: 'override' },
    { kind: 'method', name: 'setForcedVariation', key: 'arg:0', role: 'override' },
  ],
  evidence: 'npm @optimizely/optimizely-sdk@6.6.1',
});
