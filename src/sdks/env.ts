import { defineSdk } from './types.ts';

/** What bundlers and frameworks put before a variable that may reach the browser. */
const PREFIXES = [
  '',
  'VITE_',
  'NEXT_PUBLIC_',
  'REACT_APP_',
  'EXPO_PUBLIC_',
  'PUBLIC_',
  'GATSBY_',
  'VUE_APP_',
  'NUXT_',
  'NUXT_PUBLIC_',
];

/**
 * Names that say "flag" themselves. `ENABLE_*`, `USE_*`, `DISABLE_*` and `EXPERIMENTAL_*` are left out: most of them are permanent
 * settings (`ENABLE_METRICS`, `USE_SSL`), and a setting reported as an unregistered flag costs trust. A project that names its flags
 * so adds a router: `{ receiver: 'process.env', forms: [{ kind: 'member', name: 'ENABLE_*', key: 'member', value: 'any' }] }`.
 */
const STARTS = ['FEATURE_*', 'FEATURES_*', 'FEATUREFLAG_*', 'FF_*', 'FLAG_*', 'FLAGS_*', 'TOGGLE_*'];
const ENDS = ['*_FEATURE_FLAG', '*_FEATURE_FLAG_*', '*_FEATURE_ENABLED', '*_FEATURE_TOGGLE'];

/** Names that end in what a system of flags is set up with: no flags themselves (`FF_CACHE_TTL`, `FEATURE_FLAGS_URL`). */
const SETTINGS = ['URL', 'URI', 'HOST', 'PORT', 'ENDPOINT', 'TOKEN', 'SECRET', 'API_KEY', 'SDK_KEY', 'CLIENT_KEY', 'ENVIRONMENT', 'TTL', 'TIMEOUT', 'INTERVAL', 'POLL', 'SECONDS', 'MS'];

export default defineSdk({
  name: 'env',
  title: 'Environment variables',
  modules: ['process', 'node:process'],
  receiver: 'process.env | import.meta.env | Bun.env | env | default.env',
  forms: [
    {
      kind: 'member',
      name: [...PREFIXES.flatMap((prefix) => STARTS.map((name) => prefix + name)), ...ENDS].join(' | '),
      key: 'member',
      keys: SETTINGS.map((name) => `!*_${name}`).join(' | '),
      value: 'any',
    },
  ],
  evidence: 'nodejs.org process.env; vite.dev env variables and modes; nextjs.org environment variables',
});
