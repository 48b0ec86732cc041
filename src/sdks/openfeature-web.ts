import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'openfeature-web',
  title: 'OpenFeature (web)',
  modules: ['@openfeature/web-sdk', '@openfeature/react-sdk', '@openfeature/angular-sdk'],
  receiver: 'Client | OpenFeature.getClient() | useOpenFeatureClient()',
  forms: [
    { kind: 'method', name: 'getBooleanValue', key: 'arg:0', default: 'arg:1' },
    { kind: 'method', name: 'getStringValue', key: 'arg:0', default: 'arg:1', value: 'string' },
    { kind: 'method', name: 'getNumberValue', key: 'arg:0', default: 'arg:1', value: 'number' },
    { kind: 'method', name: 'getObjectValue', key: 'arg:0', default: 'arg:1', value: 'json' },
    { kind: 'method', name: 'getBooleanDetails', key: 'arg:0', default: 'arg:1', value: 'detail<boolean>.value' },
    { kind: 'method', name: 'getStringDetails', key: 'arg:0', default: 'arg:1', value: 'detail<string>.value' },
    { kind: 'method', name: 'getNumberDetails', key: 'arg:0', default: 'arg:1', value: 'detail<number>.value' },
    { kind: 'method', name: 'getObjectDetails', key: 'arg:0', default: 'arg:1', value: 'detail<json>.value' },
    { kind: 'constructor', name: 'InMemoryProvider | TypedInMemoryProvider', key: 'arg:0.keys', role: 'override' },
    {
      kind: 'method',
      name: 'putConfiguration',
      receiver: 'InMemoryProvider | TypedInMemoryProvider',
      key: 'arg:0.keys',
      role: 'override',
    },
  ],
  evidence: 'npm @openfeature/web-sdk@1.10.0; npm @openfeature/react-sdk@1.4.1',
});
