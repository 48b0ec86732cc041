import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'vercel-flags',
  title: 'Vercel Flags',
  modules: ['flags', 'flags/next', 'flags/sveltekit', '@vercel/flags', '@vercel/flags/next', '@vercel/flags/sveltekit'],
  forms: [
    {
      kind: 'factory',
      name: 'flag | unstable_flag',
      key: 'arg:0.key',
      default: 'arg:0.defaultValue',
      value: 'any',
      async: true,
    },
    { kind: 'function', name: 'encryptOverrides', key: 'arg:0.keys', forced: 'arg:0.keys', role: 'override' },
  ],
  evidence: 'npm flags@4.3.1',
});
