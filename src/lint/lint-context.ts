import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { checkConfig } from '../config/check-config.ts';
import { findConfig, loadConfig } from '../config/load-config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { Config, DeclarationSource, UserConfig } from '../config/types.ts';
import { isoToday } from '../data/iso-day.ts';
import { fromValue, pathText } from '../data/located.ts';
import { ConfigError, KnownError } from '../errors.ts';
import { createCanonicalKey } from '../facts/canonical-key.ts';
import { createPrefilter } from '../facts/prefilter.ts';
import type { ReadContext } from '../facts/read-facts.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import type { Registry } from '../registry/types.ts';
import { sdks } from '../sdks/index.ts';
import { createFreshResolver, stampOf } from './fresh-resolver.ts';

/** `settings.unflag` of an ESLint configuration. */
export interface LintSettings {
  /** Configuration file, from the working directory, or the configuration itself; the nearest file unless said. */
  readonly config?: string | UserConfig;
  /** As-of date, an ISO day. */
  readonly today?: string;
}

/** What all files of one project share while they are linted. */
export interface LintContext {
  readonly config: Config;
  readonly registry: Registry;
  readonly asOf: string;
  /** Path from the project's root, with forward slashes. */
  fileOf(filename: string): string;
  /** Whether a file can have to do with flags. */
  mayHaveFlags(file: string, text: string): boolean;
  isTest(file: string): boolean;
  readContext(file: string): ReadContext;
}

/** A context, or what is wrong with the user's configuration or registry, in words. */
export type LoadedContext =
  { readonly context: LintContext; readonly problem?: never } | { readonly context?: never; readonly problem: string };

interface CacheEntry {
  readonly loaded: LoadedContext;
  readonly watched: readonly string[];
  readonly stamp: string;
}

const stampsOf = (files: readonly string[]): string => files.map(stampOf).join();

function inlineConfig(user: UserConfig, root: string): Config {
  const mistakes = checkConfig(
    fromValue(user),
    sdks.map(({ name }) => name),
  );
  if (mistakes.length > 0) {
    throw new ConfigError(
      mistakes.map(({ path, message }) => ({ path: pathText(['settings', 'unflag', 'config', ...path]), message })),
    );
  }
  return resolveConfig(user, root);
}

function createContext(config: Config, today: string | undefined): LintContext {
  const registry = loadRegistry(config.registry, { root: config.root });
  const keys = [...registry.entries.values()].flatMap(({ key, aliases }) => [key, ...aliases]);
  const prefilter = createPrefilter({ sdks: config.sdks, routers: config.routers, keys });
  const canonicalKey = createCanonicalKey(keys);
  const matcher = (globs: readonly string[]) => (globs.length > 0 ? picomatch([...globs], { dot: true }) : () => false);
  const [included, excluded, isTest] = [matcher(config.include), matcher(config.exclude), matcher(config.tests)];
  const registries = new Set(registry.files.map((file) => relative(config.root, file).replaceAll('\\', '/')));
  const declared = config.declarations.map((source) => ({
    source,
    matches: matcher([source.file.replace(/^\.\//, '')]),
  }));
  const declarationsOf = (file: string): DeclarationSource[] =>
    declared.filter(({ matches }) => matches(file)).map(({ source }) => source);
  const allSdks = [...config.routers, ...config.sdks];
  const resolver = createFreshResolver({ config, prefilter: (text) => prefilter.test(text), canonicalKey });
  return {
    config,
    registry,
    asOf: today ?? config.today ?? isoToday(new Date()),
    fileOf: (filename) => (isAbsolute(filename) ? relative(config.root, filename) : filename).replaceAll('\\', '/'),
    mayHaveFlags(file, text) {
      if (!included(file) || excluded(file) || registries.has(file)) return false;
      const asksThroughImports = resolver().asksThroughImports(file, text);
      return asksThroughImports || prefilter.test(text) || declarationsOf(file).length > 0;
    },
    isTest,
    readContext: (file) => ({
      sdks: allSdks,
      declarations: declarationsOf(file),
      resolver: resolver(),
      isTest: isTest(file),
      canonicalKey,
    }),
  };
}

interface Place {
  readonly root: string;
  readonly file?: string;
}

function load(place: Place, cwd: string, { config: wanted, today }: LintSettings): CacheEntry {
  const watched = [place.root, ...(place.file === undefined ? [] : [place.file])];
  try {
    let config: Config;
    if (typeof wanted === 'object') config = inlineConfig(wanted, cwd);
    else config = place.file === undefined ? resolveConfig({}, place.root) : loadConfig({ cwd, file: place.file });
    watched.push(...config.registry);
    return { loaded: { context: createContext(config, today) }, watched, stamp: stampsOf(watched) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { loaded: { problem: error.message }, watched, stamp: stampsOf(watched) };
  }
}

const cache = new Map<string, CacheEntry>();
const inline = new WeakMap<object, string>();
let inlineCount = 0;

/** Names a configuration that is given in the settings; ESLint hands over the same object for every file. */
function inlineId(config: UserConfig): string {
  const id = inline.get(config) ?? `inline ${inlineCount++}`;
  inline.set(config, id);
  return id;
}

const isFresh = ({ stamp, watched }: CacheEntry): boolean => stamp === stampsOf(watched);

const places = new Map<string, Place>();

/** Where the configuration for a folder is, or is given. */
function placeOf(folder: string, cwd: string, wanted: LintSettings['config']): Place {
  if (typeof wanted === 'object') return { root: cwd };
  if (wanted !== undefined) return { root: dirname(resolve(cwd, wanted)), file: resolve(cwd, wanted) };
  const place = places.get(folder) ?? findConfig(folder);
  places.set(folder, place);
  return place;
}

/** The context of a file; read once, and again when the configuration or the registry changed on disk. */
export function lintContextOf(filename: string, cwd: string, settings: LintSettings = {}): LoadedContext {
  const folder = dirname(isAbsolute(filename) ? filename : join(cwd, filename));
  const { config, today = '' } = settings;
  const inlineKey = typeof config === 'object' ? inlineId(config) : '';
  const keyOf = ({ root, file = root }: Place): string => [file, inlineKey, today].join('\n');
  try {
    const place = placeOf(folder, cwd, config);
    const known = cache.get(keyOf(place));
    if (known && isFresh(known)) return known.loaded;
    places.clear();
    const now = placeOf(folder, cwd, config);
    const entry = load(now, cwd, settings);
    cache.set(keyOf(now), entry);
    return entry.loaded;
  } catch (error) {
    if (error instanceof KnownError) return { problem: error.message };
    throw error;
  }
}
