import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'kameleoon',
  title: 'Kameleoon',
  modules: [
    '@kameleoon/nodejs-sdk',
    '@kameleoon/javascript-sdk',
    '@kameleoon/react-sdk',
    '@kameleoon/react-native-sdk',
  ],
  receiver: 'KameleoonClient | createClient() | useFeatureFlag()',
  forms: [
    { kind: 'method', name: 'isFeatureFlagActive | isFeatureActive', key: 'arg:1 | arg:0.featureKey' },
    { kind: 'method', name: 'getVariation', key: 'arg:0.featureKey', value: 'opaque' },
    { kind: 'method', name: 'getFeatureFlagVariationKey', key: 'arg:1', value: 'string', offVariant: 'off' },
    { kind: 'method', name: 'getFeatureFlagVariable', key: 'arg:0.featureKey', value: 'opaque' },
  ],
  evidence: 'npm @kameleoon/javascript-sdk-core@5.17.1; npm @kameleoon/javascript-sdk@4.17.1',
});
