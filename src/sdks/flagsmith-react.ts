import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flagsmith-react',
  title: 'Flagsmith (React)',
  modules: ['flagsmith/react', 'flagsmith-es/react', 'react-native-flagsmith/react', '@flagsmith/flagsmith/react'],
  transform: 'lowerSnake',
  forms: [
    { kind: 'function', name: 'useFlags', key: 'arg:0[]', value: 'object(.enabled,.value)' },
    { kind: 'function', name: 'useFlagsmithLoading', role: 'status', value: 'object(.isLoading)', settled: false },
    { kind: 'component', name: 'FlagsmithProvider', key: 'jsx:options.defaultFlags.keys', role: 'override' },
    { kind: 'component', name: 'FlagsmithProvider', key: 'jsx:serverState.flags.keys', role: 'override' },
  ],
  evidence: 'npm flagsmith@10.0.0',
});
