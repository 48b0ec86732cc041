import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-vue',
  title: 'LaunchDarkly (Vue)',
  modules: ['@launchdarkly/vue-client-sdk', 'launchdarkly-vue-client-sdk'],
  forms: [
    { kind: 'function', name: 'useBoolVariation', key: 'arg:0', default: 'arg:1', value: 'detail<boolean>.value' },
    { kind: 'function', name: 'useStringVariation', key: 'arg:0', default: 'arg:1', value: 'detail<string>.value' },
    { kind: 'function', name: 'useNumberVariation', key: 'arg:0', default: 'arg:1', value: 'detail<number>.value' },
    { kind: 'function', name: 'useJsonVariation', key: 'arg:0', default: 'arg:1', value: 'detail<json>.value' },
    { kind: 'function', name: 'useLDFlag', key: 'arg:0', default: 'arg:1', value: 'detail.value' },
  ],
  evidence: 'npm launchdarkly-vue-client-sdk@2.5.2; github launchdarkly/js-core',
});
