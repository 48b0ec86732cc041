import { defineSdk } from './types.ts';

export default defineSdk({
  name: 'posthog-react',
  title: 'PostHog (React)',
  modules: [
    'posthog-js/react',
    'posthog-js/react/slim',
    '@posthog/react',
    '@posthog/react/slim',
    '@posthog/next',
    'posthog-react-native',
  ],
  forms: [
    { kind: 'function', name: 'useFeatureFlagEnabled', key: 'arg:0', default: 'arg:1' },
    { kind: 'function', name: 'useFeatureFlagVariantKey', key: 'arg:0', value: 'any' },
    { kind: 'function', name: 'useFeatureFlagPayload', key: 'arg:0', value: 'opaque' },
    { kind: 'function', name: 'useFeatureFlagResult', key: 'arg:0', value: 'object(.enabled,.variant,.payload)' },
    { kind: 'function', name: 'useFeatureFlag', key: 'arg:0', value: 'any' },
    { kind: 'list', name: 'includes', receiver: 'useActiveFeatureFlags()', key: 'arg:0' },
    { kind: 'component', name: 'PostHogFeature', key: 'jsx:flag', match: 'jsx:match', off: 'jsx:fallback' },
  ],
  evidence: 'npm @posthog/react@1.11.1; npm posthog-react-native@4.78.0',
});
