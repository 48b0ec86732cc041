import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-js',
  title: 'LaunchDarkly (JavaScript client)',
  modules: [
    '@launchdarkly/js-client-sdk',
    '@launchdarkly/js-client-sdk/compat',
    '@launchdarkly/js-client-sdk-common',
    '@launchdarkly/node-client-sdk',
    '@launchdarkly/electron-client-sdk',
    '@launchdarkly/react-sdk',
    '@launchdarkly/react-native-client-sdk',
    '@launchdarkly/vue-client-sdk',
    'launchdarkly-js-client-sdk',
    'launchdarkly-js-sdk-common',
    'launchdarkly-node-client-sdk',
    'launchdarkly-electron-client-sdk',
    'launchdarkly-react-client-sdk',
    'launchdarkly-react-native-client-sdk',
    'launchdarkly-vue-client-sdk',
    'ldclient-js',
  ],
  receiver:
    'LDClient | LDClientBase | LDReactClient | ReactNativeLDClient | initialize() | default.initialize() | createClient() | useLDClient() | ldClient()',
  forms: [
    { kind: 'method', name: 'variation', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'method', name: 'boolVariation', key: 'arg:0', default: 'arg:1' },
    { kind: 'method', name: 'stringVariation', key: 'arg:0', default: 'arg:1', value: 'string' },
    { kind: 'method', name: 'numberVariation', key: 'arg:0', default: 'arg:1', value: 'number' },
    { kind: 'method', name: 'jsonVariation', key: 'arg:0', default: 'arg:1', value: 'json' },
    { kind: 'method', name: 'variationDetail', key: 'arg:0', default: 'arg:1', value: 'detail.value' },
    { kind: 'method', name: 'boolVariationDetail', key: 'arg:0', default: 'arg:1', value: 'detail<boolean>.value' },
    { kind: 'method', name: 'stringVariationDetail', key: 'arg:0', default: 'arg:1', value: 'detail<string>.value' },
    { kind: 'method', name: 'numberVariationDetail', key: 'arg:0', default: 'arg:1', value: 'detail<number>.value' },
    { kind: 'method', name: 'jsonVariationDetail', key: 'arg:0', default: 'arg:1', value: 'detail<json>.value' },
    { kind: 'method', name: 'allFlags', key: 'member', value: 'any' },
    { kind: 'member', receiver: 'LDFlagSet', key: 'member', value: 'any', transform: 'camelCase' },
    { kind: 'method', name: 'on | once | off', key: 'arg:0', prefix: 'change:', role: 'track' },
  ],
  evidence:
    'npm @launchdarkly/js-client-sdk@4.10.3; npm @launchdarkly/js-client-sdk-common@1.32.1; npm launchdarkly-js-sdk-common@5.8.3; npm launchdarkly-react-client-sdk@3.9.4',
});
