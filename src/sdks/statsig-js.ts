import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'statsig-js',
  title: 'Statsig (JavaScript client)',
  modules: [
    '@statsig/js-client',
    '@statsig/js-client/*',
    '@statsig/js-on-device-eval-client',
    '@statsig/client-core',
    '@statsig/react-bindings',
    '@statsig/*-bindings*',
    '@statsig/react-native-core',
    '@statsig/next',
    '@statsig/serverless-client',
    '@statsig/serverless-client/*',
    '@statsig/vercel-edge',
    '@statsig/js-local-overrides',
    'statsig-js',
    'statsig-js-local-eval',
    'statsig-react',
    'statsig-react-native',
  ],
  receiver:
    'StatsigClient | StatsigClient.instance() | StatsigOnDeviceEvalClient | PrecomputedEvaluationsInterface | useStatsigClient() | useStatsigClient().client | useClientAsyncInit().client | useClientBootstrapInit() | StatsigService | StatsigClientRN | StatsigClientExpo | StatsigOnDeviceEvalClientRN | StatsigOnDeviceEvalClientExpo | StatsigServerlessClient | StatsigVercelClient | StatsigFastlyClient | StatsigCloudflareClient | Statsig | default',
  forms: [
    { kind: 'method', name: 'checkGate', key: 'arg:0' },
    { kind: 'method', name: 'getFeatureGate', key: 'arg:0', value: 'detail<boolean>.value' },
    {
      kind: 'method',
      name: 'getDynamicConfig | getConfig | getExperiment | getLayer | getParameterStore',
      key: 'arg:0',
      value: 'object(.value)',
    },
    {
      kind: 'method',
      name: 'overrideGate | overrideDynamicConfig | overrideExperiment | overrideLayer | overrideParamStore',
      receiver: 'LocalOverrideAdapter',
      key: 'arg:0',
      forced: 'arg:1',
      role: 'override',
    },
    {
      kind: 'method',
      name: 'overrideGate | overrideConfig | overrideLayer',
      receiver: 'Statsig | default',
      key: 'arg:0',
      forced: 'arg:1',
      role: 'override',
    },
    {
      kind: 'method',
      name: 'removeGateOverride | removeDynamicConfigOverride | removeExperimentOverride | removeLayerOverride',
      receiver: 'LocalOverrideAdapter | Statsig | default',
      key: 'arg:0',
      role: 'override',
    },
  ],
  evidence:
    'npm @statsig/js-client@3.33.5; npm @statsig/react-bindings@3.33.5; npm @statsig/js-local-overrides@3.33.5; npm statsig-js@5.1.0',
});
