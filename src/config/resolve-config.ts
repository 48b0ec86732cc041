import { posix, relative, resolve } from 'node:path';
import { sdks } from '../sdks/index.ts';
import type { Sdk } from '../sdks/types.ts';
import { defaultRegistry } from './default-registry.ts';
import { defaults } from './defaults.ts';
import type { Config, Router, UserConfig } from './types.ts';

/** The known globs without those that the user negates (`!folder/**` takes out those of what is in the folder), then the user's own. */
function addGlobs(
  known: readonly string[],
  own: readonly string[] = [],
  place: (glob: string) => string,
): readonly string[] {
  const out = own.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const isOut = (glob: string): boolean =>
    out.some((each) => glob === each || (each.endsWith('/**') && glob.startsWith(each.slice(0, -2))));
  return [...known.filter((glob) => !isOut(glob)), ...own.filter((glob) => !glob.startsWith('!')).map(place)];
}

const toSdk = (router: Router, at: number, modulesOf: (written: string) => readonly string[]): Sdk => {
  const name = router.name ?? `router ${at + 1}`;
  return { ...router, name, title: name, modules: (router.modules ?? []).flatMap(modulesOf) };
};

function registryFiles(root: string, written: UserConfig['registry']): readonly string[] {
  if (written !== undefined) return [written].flat().map((file) => resolve(root, file));
  const found = defaultRegistry(root);
  return found === undefined ? [] : [resolve(root, found)];
}

/** What a configuration adds to: an outer one, or the defaults. */
const baseOf = (folder: string): Config => ({
  ...defaults,
  root: folder,
  folder: '',
  registry: [],
  sdks,
  routers: [],
  declarations: [],
  entries: [],
  rules: {},
});

/**
 * Puts in place whatever a checked configuration does not say: what the outer one says, or the defaults. `folder` and `file` are absolute. Paths
 * and globs are the folder's own as they are written, and from the project's root in what is returned; registries are the folder's own.
 */
export function resolveConfig(user: UserConfig, folder: string, file?: string, outer?: Config): Config {
  const base = outer ?? baseOf(folder);
  const inside = relative(base.root, folder).replaceAll('\\', '/');
  const place = (path: string): string => (inside === '' ? path : posix.join(inside, path));
  const modulesOf = (written: string): readonly string[] =>
    inside === '' ? [written] : written.startsWith('.') ? [`./${place(written)}`] : [written, place(written)];
  const { sdks: wanted, routers = [], declarations = [], entries = [] } = user;
  return {
    ...base,
    folder: inside,
    ...(file !== undefined && { file }),
    registry: registryFiles(folder, user.registry),
    include: user.include?.map(place) ?? base.include,
    exclude: addGlobs(base.exclude, user.exclude, place),
    tests: addGlobs(base.tests, user.tests, place),
    ...(user.today !== undefined && { today: user.today }),
    kinds: { ...base.kinds, ...user.kinds },
    warnDays: user.warnDays ?? base.warnDays,
    graceDays: user.graceDays ?? base.graceDays,
    sdks: wanted ? sdks.filter((sdk) => wanted.includes(sdk.name)) : base.sdks,
    routers: [...routers.map((router, at) => toSdk(router, at, modulesOf)), ...base.routers],
    declarations: [...base.declarations, ...declarations.map((source) => ({ ...source, file: place(source.file) }))],
    entries: [...base.entries, ...entries.map(place)],
    rules: { ...base.rules, ...user.rules },
  };
}
