import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'amplitude',
  title: 'Amplitude Experiment (client)',
  modules: ['@amplitude/experiment-js-client', '@amplitude/experiment-react-native-client'],
  receiver: 'ExperimentClient | Client | Experiment.initialize() | Experiment.initializeWithAmplitudeAnalytics()',
  forms: [
    {
      kind: 'method',
      name: 'variant',
      key: 'arg:0',
      default: 'arg:1',
      value: 'object(.value,.payload)',
      offVariant: 'off',
    },
    { kind: 'method', name: 'all', key: 'member', value: 'object(.value,.payload)', offVariant: 'off' },
    { kind: 'method', name: 'exposure', key: 'arg:0', role: 'track' },
  ],
  evidence: 'npm @amplitude/experiment-js-client@1.23.1',
});
