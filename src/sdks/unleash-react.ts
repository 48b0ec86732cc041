import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'unleash-react',
  title: 'Unleash (React)',
  modules: ['@unleash/proxy-client-react', '@unleash/nextjs', '@unleash/nextjs/client'],
  forms: [
    { kind: 'function', name: 'useFlag', key: 'arg:0' },
    {
      kind: 'function',
      name: 'useVariant',
      key: 'arg:0',
      value: 'object(.name,.enabled,.payload,.feature_enabled)',
      offVariant: 'disabled',
    },
    { kind: 'function', name: 'useFlagsStatus', role: 'status', value: 'object(.flagsReady)', settled: true },
    { kind: 'component', name: 'FlagProvider', key: 'jsx:config.bootstrap[].name', role: 'override' },
  ],
  evidence: 'npm @unleash/proxy-client-react@5.1.0; npm @unleash/nextjs@1.6.7',
});
