import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'posthog-node',
  title: 'PostHog (Node)',
  modules: ['posthog-node'],
  receiver: 'PostHog | default',
  forms: [
    { kind: 'method', name: 'isFeatureEnabled', key: 'arg:0', async: true },
    { kind: 'method', name: 'getFeatureFlag', key: 'arg:0', value: 'any', async: true },
    {
      kind: 'method',
      name: 'getFeatureFlagResult',
      key: 'arg:0',
      value: 'object(.enabled,.variant,.payload)',
      async: true,
    },
    { kind: 'method', name: 'getFeatureFlagPayload', key: 'arg:0', value: 'opaque', async: true },
    { kind: 'method', name: 'getAllFlags', key: 'member', value: 'any' },
    { kind: 'method', name: 'evaluateFlags', role: 'handle', async: true, yields: 'FeatureFlagEvaluations' },
    {
      kind: 'method',
      name: 'isEnabled',
      receiver: 'FeatureFlagEvaluations',
      key: 'arg:0',
      default: 'arg:1.defaultValue',
    },
    { kind: 'method', name: 'getFlag', receiver: 'FeatureFlagEvaluations', key: 'arg:0', value: 'any' },
    { kind: 'method', name: 'getFlagPayload', receiver: 'FeatureFlagEvaluations', key: 'arg:0', value: 'opaque' },
    { kind: 'method', name: 'only', receiver: 'FeatureFlagEvaluations', key: 'arg:0[]', role: 'declare' },
    {
      kind: 'method',
      name: 'only',
      receiver: 'FeatureFlagEvaluations',
      role: 'handle',
      yields: 'FeatureFlagEvaluations',
    },
    { kind: 'method', name: 'overrideFeatureFlags', key: 'arg:0.keys', forced: 'arg:0.keys', role: 'override' },
  ],
  evidence: 'npm posthog-node@5.70.0',
});
