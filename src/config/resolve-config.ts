import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { sdks } from '../sdks/index.ts';
import type { Sdk } from '../sdks/types.ts';
import { defaults } from './defaults.ts';
import type { Config, Router, UserConfig } from './types.ts';

/** The default globs without those that the user negates, then the user's own. */
const addGlobs = (known: readonly string[], own: readonly string[] = []): readonly string[] => [
  ...known.filter((glob) => !own.includes(`!${glob}`)),
  ...own.filter((glob) => !glob.startsWith('!')),
];

const toSdk = (router: Router, at: number): Sdk => {
  const name = router.name ?? `router ${at + 1}`;
  return { ...router, name, title: name, modules: router.modules ?? [] };
};

function registryFiles(root: string, written: UserConfig['registry']): readonly string[] {
  if (written !== undefined) return [written].flat().map((file) => resolve(root, file));
  return defaults.registry
    .map((file) => resolve(root, file))
    .filter((file) => existsSync(file))
    .slice(0, 1);
}

/** Puts every default in place; `root` and `file` are absolute. The configuration must be a checked one. */
export function resolveConfig(user: UserConfig, root: string, file?: string): Config {
  const wanted = user.sdks;
  return {
    root,
    ...(file !== undefined && { file }),
    registry: registryFiles(root, user.registry),
    include: user.include ?? defaults.include,
    exclude: addGlobs(defaults.exclude, user.exclude),
    tests: addGlobs(defaults.tests, user.tests),
    ...(user.today !== undefined && { today: user.today }),
    kinds: { ...defaults.kinds, ...user.kinds },
    warnDays: user.warnDays ?? defaults.warnDays,
    graceDays: user.graceDays ?? defaults.graceDays,
    sdks: wanted ? sdks.filter((sdk) => wanted.includes(sdk.name)) : sdks,
    routers: (user.routers ?? []).map(toSdk),
    declarations: user.declarations ?? [],
    entries: user.entries ?? [],
    rules: user.rules ?? {},
  };
}
