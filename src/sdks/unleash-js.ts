import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'unleash-js',
  title: 'Unleash (frontend)',
  modules: [
    'unleash-proxy-client',
    '@unleash/proxy-client-react',
    '@unleash/nextjs',
    '@unleash/nextjs/client',
    '@unleash/proxy-client-vue',
    '@unleash/proxy-client-svelte',
  ],
  receiver:
    'UnleashClient | useUnleashClient() | useFlagContext() | useFlagContext().client | useUnleashClient().client | flagsClient()',
  forms: [
    { kind: 'method', name: 'isEnabled', key: 'arg:0' },
    {
      kind: 'method',
      name: 'getVariant',
      key: 'arg:0',
      value: 'object(.name,.enabled,.payload,.feature_enabled)',
      offVariant: 'disabled',
    },
    { kind: 'constructor', name: 'UnleashClient', key: 'arg:0.bootstrap[].name', role: 'override' },
    { kind: 'function', name: 'flagsClient', key: 'arg:0[].name', role: 'override' },
  ],
  evidence: 'npm unleash-proxy-client@3.8.2; npm @unleash/nextjs@1.6.7',
});
