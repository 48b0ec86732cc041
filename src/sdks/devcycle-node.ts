import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'devcycle-node',
  title: 'DevCycle (Node)',
  modules: ['@devcycle/nodejs-server-sdk'],
  receiver: 'DevCycleClient | DVCClient | initializeDevCycle() | initialize()',
  forms: [
    { kind: 'method', name: 'variableValue', key: 'arg:1', default: 'arg:2', value: 'any' },
    { kind: 'method', name: 'variable', key: 'arg:1', default: 'arg:2', value: 'detail.value' },
    { kind: 'method', name: 'onClientInitialized', role: 'handle', async: true, yields: 'DevCycleClient' },
  ],
  evidence: 'npm @devcycle/nodejs-server-sdk@1.55.9',
});
