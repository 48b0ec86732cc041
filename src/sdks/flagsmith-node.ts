import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'flagsmith-node',
  title: 'Flagsmith (Node)',
  modules: ['flagsmith-nodejs'],
  receiver: 'Flagsmith | new default()',
  transform: 'lowerSnake',
  forms: [
    { kind: 'method', name: 'getEnvironmentFlags | getIdentityFlags', role: 'handle', async: true, yields: 'Flags' },
    { kind: 'method', name: 'isFeatureEnabled', receiver: 'Flags', key: 'arg:0' },
    { kind: 'method', name: 'getFeatureValue', receiver: 'Flags', key: 'arg:0', value: 'any' },
    { kind: 'method', name: 'getFlag', receiver: 'Flags', key: 'arg:0', value: 'object(.enabled,.value)' },
  ],
  evidence: 'npm flagsmith-nodejs@8.1.2',
});
