import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-react-4',
  title: 'LaunchDarkly (React, @launchdarkly/react-sdk 4)',
  modules: ['@launchdarkly/react-sdk', '@launchdarkly/react-native-client-sdk'],
  transform: 'camelCaseWords',
  forms: [
    { kind: 'function', name: 'useBoolVariation', key: 'arg:0', default: 'arg:1' },
    { kind: 'function', name: 'useStringVariation', key: 'arg:0', default: 'arg:1', value: 'string' },
    { kind: 'function', name: 'useNumberVariation', key: 'arg:0', default: 'arg:1', value: 'number' },
    { kind: 'function', name: 'useJsonVariation', key: 'arg:0', default: 'arg:1', value: 'json' },
    {
      kind: 'function',
      name: 'useBoolVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<boolean>.value',
    },
    {
      kind: 'function',
      name: 'useStringVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<string>.value',
    },
    {
      kind: 'function',
      name: 'useNumberVariationDetail',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail<number>.value',
    },
    { kind: 'function', name: 'useJsonVariationDetail', key: 'arg:0', default: 'arg:1', value: 'detail<json>.value' },
    { kind: 'function', name: 'useFlags', key: 'member', value: 'any' },
  ],
  evidence: 'npm @launchdarkly/react-sdk@4.1.5; npm @launchdarkly/react-native-client-sdk@10.20.3',
});
