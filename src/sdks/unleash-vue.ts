import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'unleash-vue',
  title: 'Unleash (Vue)',
  modules: ['@unleash/proxy-client-vue'],
  forms: [
    { kind: 'function', name: 'useFlag', key: 'arg:0', value: 'detail<boolean>.value' },
    { kind: 'function', name: 'useVariant', key: 'arg:0', value: 'any', offVariant: 'disabled' },
  ],
  evidence: 'npm @unleash/proxy-client-vue@0.1.6',
});
