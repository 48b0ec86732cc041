import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'statsig-react-legacy',
  title: 'Statsig (React, statsig-react)',
  modules: ['statsig-react', 'statsig-react-native', 'statsig-react-native-expo'],
  forms: [
    {
      kind: 'function',
      name: 'useGate | useGateWithExposureLoggingDisabled',
      key: 'arg:0',
      value: 'object(.value,.isLoading)',
    },
    { kind: 'function', name: 'useFeatureGate', key: 'arg:0', value: 'object(.value,.isLoading)' },
    {
      kind: 'function',
      name: 'useConfig | useConfigWithExposureLoggingDisabled | useExperiment | useExperimentWithExposureLoggingDisabled | useLayer | useLayerWithExposureLoggingDisabled',
      key: 'arg:0',
      value: 'object(.isLoading)',
    },
  ],
  evidence: 'npm statsig-react@2.1.0',
});
