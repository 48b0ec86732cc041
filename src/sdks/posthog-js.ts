import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'posthog-js',
  title: 'PostHog (browser)',
  modules: [
    'posthog-js',
    'posthog-js/*',
    'posthog-js-lite',
    'posthog-react-native',
    '@posthog/react',
    '@posthog/react/slim',
    '@posthog/next',
  ],
  receiver: 'default | posthog | PostHog | default.init() | posthog.init() | usePostHog()',
  forms: [
    { kind: 'method', name: 'isFeatureEnabled', key: 'arg:0', default: 'arg:1.defaultValue' },
    { kind: 'method', name: 'getFeatureFlag', key: 'arg:0', value: 'any' },
    { kind: 'method', name: 'getFeatureFlagPayload', key: 'arg:0', value: 'opaque' },
    { kind: 'method', name: 'getFeatureFlagResult', key: 'arg:0', value: 'object(.enabled,.variant,.payload)' },
    {
      kind: 'method',
      name: 'init',
      key: 'arg:1.bootstrap.featureFlags.keys',
      forced: 'arg:1.bootstrap.featureFlags.keys',
      role: 'override',
    },
    {
      kind: 'method',
      name: 'overrideFeatureFlags',
      receiver: 'default.featureFlags | posthog.featureFlags | PostHog.featureFlags | usePostHog().featureFlags',
      key: 'arg:0.flags.keys | arg:0.keys | arg:0[]',
      forced: 'arg:0.flags.keys | arg:0.keys',
      role: 'override',
    },
  ],
  evidence: 'npm posthog-js@1.449.2; github PostHog/posthog-js',
});
