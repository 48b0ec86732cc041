import { defineSdk } from './types.ts';

/** Flags are methods of generated code; a project whose generated files are named otherwise describes them as a router. */
export default defineSdk({
  name: 'hypertune',
  title: 'Hypertune',
  modules: ['**/generated/hypertune', '**/generated/hypertune.*', '@generated/hypertune', '@generated/hypertune.*'],
  receiver: 'getHypertune() | useHypertune() | RootNode | createSource().root()',
  forms: [
    {
      kind: 'method',
      name: 'initIfNeeded | waitForServerReconnect | flushLogs | dehydrate | hydrate | close | getStateHash | addUpdateListener | removeUpdateListener | getRemoteLoggingMode | setRemoteLoggingMode | setOverride',
      role: 'handle',
    },
    { kind: 'method', name: '*', key: 'self', default: 'arg:0.fallback', value: 'any' },
  ],
  evidence: 'docs.hypertune.com',
});
