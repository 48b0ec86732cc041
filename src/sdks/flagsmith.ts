import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flagsmith',
  title: 'Flagsmith (JavaScript)',
  modules: [
    'flagsmith',
    'flagsmith/isomorphic',
    'flagsmith/react',
    'flagsmith/types',
    'flagsmith-es',
    'flagsmith-es/*',
    'react-native-flagsmith',
    'react-native-flagsmith/*',
    'bullet-train-client',
    '@flagsmith/flagsmith',
    '@flagsmith/flagsmith/*',
  ],
  receiver: 'default | IFlagsmith | createFlagsmithInstance() | useFlagsmith()',
  transform: 'lowerSnake',
  forms: [
    { kind: 'method', name: 'hasFeature', key: 'arg:0', default: 'arg:1.fallback' },
    { kind: 'method', name: 'getValue', key: 'arg:0', default: 'arg:1.fallback', value: 'any' },
    { kind: 'method', name: 'getAllFlags', key: 'member', value: 'object(.enabled,.value)' },
    { kind: 'member', receiver: 'IFlags', key: 'member', value: 'object(.enabled,.value)' },
    { kind: 'method', name: 'init', key: 'arg:0.defaultFlags.keys', role: 'override' },
  ],
  evidence: 'npm flagsmith@10.0.0',
});
