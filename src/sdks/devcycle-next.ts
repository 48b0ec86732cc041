import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'devcycle-next',
  title: 'DevCycle (Next.js server)',
  modules: ['@devcycle/nextjs-sdk/server'],
  receiver: 'setupDevCycle()',
  forms: [{ kind: 'method', name: 'getVariableValue', key: 'arg:0', default: 'arg:1', value: 'any', async: true }],
  evidence: 'npm @devcycle/nextjs-sdk@3.0.5',
});
