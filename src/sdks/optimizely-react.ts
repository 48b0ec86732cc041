import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'optimizely-react',
  title: 'Optimizely (React)',
  modules: ['@optimizely/react-sdk'],
  forms: [
    { kind: 'function', name: 'useFeature', key: 'arg:0', value: 'tuple[0] boolean' },
    { kind: 'function', name: 'useExperiment', key: 'arg:0', value: 'tuple[0] string' },
    { kind: 'function', name: 'useDecision', key: 'arg:0', value: 'opaque' },
    { kind: 'component', name: 'OptimizelyFeature', key: 'jsx:feature', value: 'opaque' },
    { kind: 'component', name: 'OptimizelyExperiment', key: 'jsx:experiment', value: 'opaque' },
  ],
  evidence: 'npm @optimizely/react-sdk@3.4.0',
});
