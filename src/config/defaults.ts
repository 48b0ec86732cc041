import type { Kind, KindPolicy } from './types.ts';

/** What holds where the configuration says nothing. */
export const defaults = {
  /** File names of a registry at the project's root, the first that exists. */
  registry: ['flags.yaml', 'flags.yml', 'flags.json', 'flags.ts'],
  include: ['**/*'],
  exclude: [
    '**/node_modules/**',
    '**/dist/**',
    // Where TypeScript, or a folder `src`, stands in a folder `build`, somebody wrote it.
    '**/build/{*,!(src)/**/*}.{js,cjs,mjs,jsx,html,d.ts}',
    '**/build/**/*.{json,map,css,yaml,yml,md}',
    '**/coverage/**',
    '**/.git/**',
    '**/*.min.*',
    '**/*.generated.*',
    '**/__generated__/**',
    '**/generated/**',
    '**/{package-lock,npm-shrinkwrap}.json',
    '**/{pnpm-lock.yaml,yarn.lock,bun.lock}',
  ],
  tests: [
    '**/*.{test,spec,cy,e2e,stories}.*',
    '**/*-{test,spec}.*',
    '**/{test,tests,__tests__,__mocks__,spec,specs,e2e,cypress,playwright,.storybook}/**',
    '**/{functional,integration,acceptance,e2e,ui,visual}{-,_}{test,tests}/**',
  ],
  kinds: {
    release: { lifetimeDays: 90 },
    experiment: { lifetimeDays: 60 },
    ops: { permanent: true },
    permission: { permanent: true },
    'kill-switch': { permanent: true },
  } satisfies Record<Kind, KindPolicy>,
  warnDays: 14,
  graceDays: 0,
} as const;
