import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'launchdarkly-svelte',
  title: 'LaunchDarkly (Svelte)',
  modules: ['@launchdarkly/svelte-client-sdk'],
  receiver: 'LD',
  forms: [
    { kind: 'method', name: 'useFlag', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'component', name: 'LDFlag', key: 'jsx:flag', match: 'jsx:matches' },
  ],
  evidence: 'github launchdarkly/js-core',
});
