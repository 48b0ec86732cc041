import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'amplitude-node',
  title: 'Amplitude Experiment (Node)',
  modules: ['@amplitude/experiment-node-server'],
  receiver:
    'RemoteEvaluationClient | LocalEvaluationClient | Experiment.initializeRemote() | Experiment.initializeLocal()',
  forms: [
    { kind: 'method', name: 'fetchV2 | fetch', key: 'member', value: 'object(.value,.payload)', offVariant: 'off' },
    {
      kind: 'method',
      name: 'evaluateV2 | evaluate',
      key: 'arg:1[]',
      value: 'object(.value,.payload)',
      offVariant: 'off',
    },
  ],
  evidence: 'npm @amplitude/experiment-node-server@1.13.6',
});
