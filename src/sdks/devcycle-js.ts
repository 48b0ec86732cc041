import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'devcycle-js',
  title: 'DevCycle (JavaScript client)',
  modules: [
    '@devcycle/js-client-sdk',
    '@devcycle/react-client-sdk',
    '@devcycle/react-native-client-sdk',
    '@devcycle/nextjs-sdk',
    '@devcycle/nextjs-sdk/pages',
  ],
  receiver: 'DevCycleClient | DVCClient | initializeDevCycle() | initialize() | useDevCycleClient() | useDVCClient()',
  forms: [
    { kind: 'method', name: 'variableValue', key: 'arg:0', default: 'arg:1', value: 'any' },
    { kind: 'method', name: 'variable', key: 'arg:0', default: 'arg:1', value: 'detail.value' },
    { kind: 'method', name: 'onClientInitialized', role: 'handle', async: true, yields: 'DevCycleClient' },
    { kind: 'method', name: 'subscribe | unsubscribe', key: 'arg:0', prefix: 'variableUpdated:', role: 'track' },
  ],
  evidence: 'npm @devcycle/js-client-sdk@1.47.10; npm @devcycle/react-client-sdk@1.45.10',
});
