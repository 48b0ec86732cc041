import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'reflag-vue',
  title: 'Reflag (Vue)',
  modules: ['@reflag/vue-sdk', '@bucketco/vue-sdk'],
  forms: [{ kind: 'function', name: 'useFlag | useFeature', key: 'arg:0', value: 'opaque' }],
  evidence: 'github reflagcom/javascript',
});
