import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { checkConfig } from '../config/check-config.ts';
import { configIn, findConfigs, loadConfigs, readConfigFile, type FolderMarks } from '../config/load-config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { Config, UserConfig } from '../config/types.ts';
import { isoToday } from '../data/iso-day.ts';
import { fromValue, pathText } from '../data/located.ts';
import { ConfigError, KnownError } from '../errors.ts';
import type { Prefilter } from '../facts/prefilter.ts';
import type { ReadContext } from '../facts/read-facts.ts';
import type { FileFacts } from '../facts/types.ts';
import { stampOf } from '../project/disk-marks.ts';
import type { KeptResolver } from '../project/kept-resolver.ts';
import { prefilterFor } from '../project/prefilter-for.ts';
import { createScopeOf, deadlineIn, perScope, type ScopeOf } from '../project/scopes.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import type { Deadline, Entry, Registry } from '../registry/types.ts';
import { sdks } from '../sdks/index.ts';
import { createDiskClock } from './disk-clock.ts';
import { createFreshResolver } from './fresh-resolver.ts';
import { createLintedTexts, type LintedText } from './linted-texts.ts';

/** `settings.unflag` of an ESLint configuration. */
export interface LintSettings {
  /** Configuration file, from the working directory, or the configuration itself; the nearest file unless said. */
  readonly config?: string | UserConfig;
  /** As-of date, an ISO day. */
  readonly today?: string;
  /** Whether what modules export is kept below `node_modules` for later processes; yes unless said. */
  readonly cache?: boolean;
}

/** What all files of one scope share while they are linted. */
export interface LintContext {
  readonly config: Config;
  readonly registry: Registry;
  /** The files that register flags. */
  readonly declaring: ReadonlySet<string>;
  readonly asOf: string;
  /** Where an entry stands at the as-of date. */
  readonly deadline: (entry: Entry) => Deadline;
  /** Path from the project's root, with forward slashes. */
  fileOf(filename: string): string;
  /** Whether a file with this text can have to do with flags, and what is known of it; undefined where it is not looked at. */
  linted(file: string, text: string): LintedText | undefined;
  isTest(file: string): boolean;
  readContext(file: string): ReadContext;
  /** The facts of a text, by parser, that this process or an earlier one kept. */
  keptFacts(file: string, text: LintedText, parser: string): FileFacts | undefined;
  keepFacts(file: string, text: LintedText, parser: string, facts: FileFacts): void;
}

/** A context, or what is wrong with the user's configuration or registry, in words. */
export type LoadedContext =
  { readonly context: LintContext; readonly problem?: never } | { readonly context?: never; readonly problem: string };

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

const clock = createDiskClock();
/** What the clock said of the file that is linted. */
let mayHaveChanged = true;

/** Gives the context of each file, one a scope. */
function createContexts({ root }: Config, scopeOf: ScopeOf, asOf: string, isCached: boolean): (file: string) => LintContext {
  const prefilter = perScope((scope) => prefilterFor(scope));
  const prefilterOf = (file: string): Prefilter => prefilter(scopeOf(file));
  const freshResolver = createFreshResolver({ root, scopeOf, prefilterOf, mayHaveChanged: () => mayHaveChanged, isCached });
  let resolver: KeptResolver | undefined;
  let lintedText = createLintedTexts();
  const contextOf = perScope(({ config, registry, sdks, canonicalKey, ...scope }): LintContext => {
    const registries = new Set(registry.files.map((file) => relative(root, file).replaceAll('\\', '/')));
    const looked = new Map<string, boolean>();
    const isLookedAt = (file: string): boolean => {
      const is = looked.get(file) ?? (scope.includes(file) && !scope.excludes(file) && !registries.has(file));
      looked.set(file, is);
      return is;
    };
    return {
      config,
      registry,
      declaring: new Set([...registry.entries.values()].map(({ at }) => at.file)),
      asOf,
      deadline: (entry) => deadlineIn(scopeOf, entry, asOf),
      fileOf: (filename) => (filename.startsWith(root + sep) ? filename.slice(root.length + 1) : isAbsolute(filename) ? relative(root, filename) : filename).replaceAll('\\', '/'),
      linted(file, text) {
        if (!isLookedAt(file)) return undefined;
        const current = freshResolver(file);
        if (current !== resolver) lintedText = createLintedTexts();
        resolver = current;
        return lintedText(file, text, (hashed) => scope.declarationsOf(file).length > 0 || current.mayAsk(file, hashed));
      },
      isTest: scope.isTest,
      readContext: (file) => ({
        sdks,
        declarations: scope.declarationsOf(file),
        resolver: resolver ?? freshResolver(file),
        isTest: scope.isTest(file),
        canonicalKey,
      }),
      keptFacts: (file, text, parser) => (resolver ?? freshResolver(file)).factsOf(file, text.hashed, parser),
      keepFacts: (file, text, parser, facts) => (resolver ?? freshResolver(file)).provideFacts(file, text.hashed, parser, facts),
    };
  });
  return (file) => contextOf(scopeOf(file));
}

/** Where a project begins, and the configuration file that says so. */
interface Place {
  readonly root: string;
  readonly file?: string;
}

/** A project with what shows that its configurations and registries are as they were when they were read. */
interface OpenedProject {
  readonly stamps: ReadonlyMap<string, string>;
  /** The context of a file, by path from the root; throws a `KnownError` where a configuration below the root is wrong. */
  readonly contextOf?: (file: string) => LintContext;
  readonly problem?: string;
}

function open(place: Place, cwd: string, { config: wanted, today, cache = true }: LintSettings): OpenedProject {
  const stamps = new Map<string, string>();
  const onFiles = (files: readonly string[]): void => {
    for (const file of files) stamps.set(file, stampOf(file));
  };
  onFiles([place.root, ...(place.file === undefined ? [] : [place.file])]);
  try {
    let config: Config;
    if (typeof wanted === 'object') config = inlineConfig(wanted, cwd);
    else config = place.file === undefined ? resolveConfig({}, place.root) : readConfigFile(place.file, cwd);
    const { root } = config;
    onFiles(config.registry);
    const registry = loadRegistry(config.registry, { root });
    const scopeOf = createScopeOf({ config, registry, configIn: (folder) => configOf(join(root, folder)), onFiles });
    return { stamps, contextOf: createContexts(config, scopeOf, today ?? config.today ?? isoToday(new Date()), cache) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { stamps, problem: error.message };
  }
}

const isFresh = ({ stamps }: OpenedProject): boolean => [...stamps].every(([file, stamp]) => stampOf(file) === stamp);

const projects = new Map<string, OpenedProject>();
const places = new Map<string, Place>();
const folderMarks = new Map<string, FolderMarks>();
/** The configuration that a folder has itself; finding where the project begins has looked into most folders. */
function configOf(folder: string): string | undefined {
  const marks = folderMarks.get(folder);
  return marks ? marks.config : configIn(folder);
}

const inline = new WeakMap<object, string>();
let inlineCount = 0;

/** Names a configuration that is given in the settings; ESLint hands over the same object for every file. */
function inlineId(config: UserConfig): string {
  const id = inline.get(config) ?? `inline ${inlineCount++}`;
  inline.set(config, id);
  return id;
}

/** Where the project of a folder begins, or is said to. */
function placeOf(folder: string, cwd: string, wanted: LintSettings['config']): Place {
  if (typeof wanted === 'object') return { root: cwd };
  if (wanted !== undefined) return { root: dirname(resolve(cwd, wanted)), file: resolve(cwd, wanted) };
  const place = places.get(folder) ?? findPlace(folder, cwd);
  places.set(folder, place);
  return place;
}

function findPlace(folder: string, cwd: string): Place {
  const { files, root } = findConfigs(folder, folderMarks);
  const [file] = files;
  if (file === undefined) return { root };
  return files.length === 1 ? { root: dirname(file), file } : loadConfigs({ cwd, from: folder })[0];
}

function projectOf(folder: string, cwd: string, settings: LintSettings): { readonly place: Place; readonly project: OpenedProject } {
  const { config, today = '' } = settings;
  const inlineKey = typeof config === 'object' ? inlineId(config) : '';
  const keyOf = ({ root, file = root }: Place): string => [file, inlineKey, today].join('\n');
  const place = placeOf(folder, cwd, config);
  const known = projects.get(keyOf(place));
  if (known && (!mayHaveChanged || isFresh(known))) return { place, project: known };
  places.clear();
  folderMarks.clear();
  answers.clear();
  const now = placeOf(folder, cwd, config);
  const project = open(now, cwd, settings);
  projects.set(keyOf(now), project);
  return { place: now, project };
}

/** What the last lint of a file was asked with, and came to. */
interface Answer {
  readonly cwd: string;
  readonly settings: LintSettings;
  readonly loaded: LoadedContext;
}

const answers = new Map<string, Answer>();

/** The context of a file; read once, and again when a configuration or a registry changed on disk. */
export function lintContextOf(filename: string, cwd: string, settings: LintSettings): LoadedContext {
  const path = isAbsolute(filename) ? filename : join(cwd, filename);
  mayHaveChanged = clock(path);
  const known = answers.get(path);
  if (known && !mayHaveChanged && known.cwd === cwd && known.settings === settings) return known.loaded;
  try {
    const { place, project } = projectOf(dirname(path), cwd, settings);
    const { contextOf, problem = '' } = project;
    const loaded = contextOf ? { context: contextOf(relative(place.root, path).replaceAll('\\', '/')) } : { problem };
    answers.set(path, { cwd, settings, loaded });
    return loaded;
  } catch (error) {
    if (error instanceof KnownError) return { problem: error.message };
    throw error;
  }
}
