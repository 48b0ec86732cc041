import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'unleash-next',
  title: 'Unleash (Next.js server)',
  modules: ['@unleash/nextjs'],
  forms: [{ kind: 'function', name: 'flag', key: 'arg:0', value: 'object(.enabled,.variant)', async: true }],
  evidence: 'npm @unleash/nextjs@1.6.7',
});
