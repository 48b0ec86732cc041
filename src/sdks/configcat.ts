import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'configcat',
  title: 'ConfigCat',
  modules: [
    '@configcat/sdk',
    '@configcat/sdk/*',
    'configcat-node',
    'configcat-js',
    'configcat-js-ssr',
    'configcat-common',
    'configcat-js-chromium-extension',
    'configcat-react',
  ],
  receiver:
    'IConfigCatClient | getClient() | createClient() | createClientWithAutoPoll() | createClientWithManualPoll() | createClientWithLazyLoad() | useConfigCatClient()',
  forms: [
    { kind: 'method', name: 'getValueAsync', key: 'arg:0', default: 'arg:1', value: 'any', async: true },
    {
      kind: 'method',
      name: 'getValueDetailsAsync',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail.value',
      async: true,
    },
    { kind: 'method', name: 'snapshot', role: 'handle', yields: 'IConfigCatClientSnapshot' },
    {
      kind: 'method',
      name: 'getValue',
      receiver: 'IConfigCatClientSnapshot',
      key: 'arg:0',
      default: 'arg:1',
      value: 'any',
    },
    {
      kind: 'method',
      name: 'getValueDetails',
      receiver: 'IConfigCatClientSnapshot',
      key: 'arg:0',
      default: 'arg:1',
      value: 'detail.value',
    },
    { kind: 'function', name: 'createFlagOverridesFromMap', key: 'arg:0.keys', forced: 'arg:0.keys', role: 'override' },
  ],
  evidence: 'npm @configcat/sdk@1.1.0; npm configcat-react@5.1.0',
});
