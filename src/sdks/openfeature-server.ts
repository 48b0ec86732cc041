import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'openfeature-server',
  title: 'OpenFeature (server)',
  modules: ['@openfeature/server-sdk', '@openfeature/js-sdk', '@openfeature/nestjs-sdk'],
  receiver: 'Client | OpenFeature.getClient()',
  forms: [
    { kind: 'method', name: 'getBooleanValue', key: 'arg:0', default: 'arg:1', async: true },
    { kind: 'method', name: 'getStringValue', key: 'arg:0', default: 'arg:1', value: 'string', async: true },
    { kind: 'method', name: 'getNumberValue', key: 'arg:0', default: 'arg:1', value: 'number', async: true },
    { kind: 'method', name: 'getObjectValue', key: 'arg:0', default: 'arg:1', value: 'json', async: true },
    { kind: 'method', name: 'getBooleanDetails', key: 'arg:0', default: 'arg:1', value: 'detail<boolean>.value', async: true },
    { kind: 'method', name: 'getStringDetails', key: 'arg:0', default: 'arg:1', value: 'detail<string>.value', async: true },
    { kind: 'method', name: 'getNumberDetails', key: 'arg:0', default: 'arg:1', value: 'detail<number>.value', async: true },
    { kind: 'method', name: 'getObjectDetails', key: 'arg:0', default: 'arg:1', value: 'detail<json>.value', async: true },
    { kind: 'constructor', name: 'InMemoryProvider | TypedInMemoryProvider', key: 'arg:0.keys', role: 'override' },
    {
      kind: 'method',
      name: 'putConfiguration',
      receiver: 'InMemoryProvider | new InMemoryProvider() | TypedInMemoryProvider | new TypedInMemoryProvider()',
      key: 'arg:0.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @openfeature/server-sdk@1.23.0',
});
