import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'harness-node',
  title: 'Harness Feature Flags (Node)',
  modules: ['@harnessio/ff-nodejs-server-sdk'],
  receiver: 'Client | default',
  forms: [
    { kind: 'method', name: 'boolVariation', key: 'arg:0', default: 'arg:2', async: true },
    { kind: 'method', name: 'stringVariation', key: 'arg:0', default: 'arg:2', value: 'string', async: true },
    { kind: 'method', name: 'numberVariation', key: 'arg:0', default: 'arg:2', value: 'number', async: true },
    { kind: 'method', name: 'jsonVariation', key: 'arg:0', default: 'arg:2', value: 'json', async: true },
  ],
  evidence: 'npm @harnessio/ff-nodejs-server-sdk@1.8.12',
});
