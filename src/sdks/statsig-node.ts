import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'statsig-node',
  title: 'Statsig (server)',
  modules: ['@statsig/statsig-node-core', 'statsig-node', 'statsig-node-lite'],
  receiver: 'Statsig | Statsig.shared() | Statsig.newShared() | StatsigServer | default',
  forms: [
    {
      kind: 'method',
      name: 'checkGate | checkGateSync | checkGateWithExposureLoggingDisabled | checkGateWithExposureLoggingDisabledSync',
      key: 'arg:1',
    },
    { kind: 'method', name: 'getFeatureGate | getFeatureGateSync', key: 'arg:1', value: 'detail<boolean>.value' },
    {
      kind: 'method',
      name: 'getDynamicConfig | getConfig | getConfigSync | getExperiment | getExperimentSync | getLayer | getLayerSync | getParameterStore',
      key: 'arg:1',
      value: 'object(.value)',
    },
    {
      kind: 'method',
      name: 'overrideGate | overrideConfig | overrideDynamicConfig | overrideExperiment | overrideLayer | overrideParameterStore',
      key: 'arg:0',
      forced: 'arg:1',
      role: 'override',
    },
  ],
  evidence: 'npm @statsig/statsig-node-core@0.23.2; npm statsig-node@6.5.2',
});
