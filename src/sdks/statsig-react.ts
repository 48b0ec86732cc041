import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'statsig-react',
  title: 'Statsig (React)',
  modules: ['@statsig/react-bindings', '@statsig/*-bindings*', '@statsig/next'],
  forms: [
    { kind: 'function', name: 'useGateValue', key: 'arg:0' },
    { kind: 'function', name: 'useFeatureGate', key: 'arg:0', value: 'detail<boolean>.value' },
    {
      kind: 'function',
      name: 'useDynamicConfig | useExperiment | useLayer | useParameterStore',
      key: 'arg:0',
      value: 'object(.value)',
    },
  ],
  evidence: 'npm @statsig/react-bindings@3.33.5',
});
