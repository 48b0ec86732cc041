import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { factsOf, readModule, type Reading } from '../facts/read-facts.ts';
import type { Source } from '../facts/source.ts';
import type { Declaration, FileFacts } from '../facts/types.ts';
import type { Config, DeclarationSource } from '../config/types.ts';
import type { Registry } from '../registry/types.ts';
import type { Resolver, TypeOracle } from '../resolve/types.ts';
import { askingFiles } from './asking-files.ts';
import { dataDeclarations, isDataFile } from './data-declarations.ts';
import { chooseFiles, isCode, listFiles, type DiscoveredWithHashes, type KnownFiles } from './discover.ts';
import { createFactsCache, type CachedScan, type TypedFiles } from './facts-cache.ts';
import { createFileReader, isMinified } from './file-reader.ts';
import { createGlances, type Glance, type Glances } from './glances.ts';
import { linesOf } from '../text/lines.ts';
import { withoutBom } from '../text/without-bom.ts';
import { openTypes } from './open-types.ts';
import { parse, type SyntaxProblem } from './parse.ts';
import { prefilterFor } from './prefilter-for.ts';
import type { Sdk } from '../sdks/types.ts';
import { createProjectResolver, type ProjectResolver, type ResolverState } from './project-resolver.ts';
import { changesSince, type ProjectState } from './project-state.ts';
import { createScope, openScopes, perScope, type Scopes } from './scopes.ts';
import { textOf } from './text-of.ts';
import type { Scan, ScannedFile, SkippedFile } from './types.ts';
import { wholeWord } from '../text/patterns.ts';

export interface ScanOptions {
  readonly config: Config;
  readonly registry: Registry;
  /** Says of a file, by path from the root, whether to read it; all files unless said. */
  readonly only?: (file: string) => boolean;
  /** Keep what was found below `node_modules/.cache`, and take what is there. */
  readonly cached?: boolean;
  /** Ask TypeScript what the text leaves open. */
  readonly types?: boolean;
  /** Told after each file how many of all are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Reads a project for flags: every file that can have to do with one is parsed, its facts are kept, its tree is dropped. */
export function scanProject(options: ScanOptions): Scan {
  const { config: { root }, only, cached } = options;
  const { choose, scopes } = listProject(options);
  const cache = cached && !only ? createFactsCache(scopes) : undefined;
  const last = cache?.load();
  const found = choose(last?.known);
  const sources = only ? found.sources.filter(only) : found.sources;
  let project = createReading(options, found, sources);
  const since = cache && changesSince(root, found, last);
  const changed = since?.changed;
  const isReused = last && changed ? project.reuse(last, changed) : false;
  if (!isReused) {
    project = createReading(options, found, sources);
    if (only) project.readEach();
    else project.readAll();
  }
  const leaves = since && project.leaves();
  const typed = options.types ? project.answer(changed && last?.typed, changed) : undefined;
  const isKept = isReused && changed?.length === 0 && (!options.types || typed === last?.typed);
  if (leaves && !isKept) cache?.save({ ...since.state(), ...leaves, ...(typed ? { typed } : {}) });
  return toScan(options, { ...found, sources }, project);
}

/** Reads some files of a project as if with all others, for a run that joins them with the rest. */
export function readShard(options: Omit<ScanOptions, 'cached'>, found: FoundProject, isOwn: (file: string) => boolean): ShardReading {
  const project = createReading({ ...options, only: isOwn }, found, found.sources.filter(isOwn));
  project.readEach();
  if (options.types) project.answer();
  const { files, read, problems, skipped, resolver: { candidates, exporters } } = project.leaves();
  return { files, read, problems, skipped, candidates, exporters };
}

/** The scan of a whole project, of which every file was read by one shard. */
export function joinShards(options: Pick<ScanOptions, 'config' | 'registry' | 'types'>, found: FoundProject, shards: readonly ShardReading[]): Scan {
  const project = createReading(options, found, found.sources);
  const all = <T>(of: (shard: ShardReading) => readonly T[]): T[] => shards.flatMap(of);
  project.restore({
    files: all(({ files }) => files),
    read: all(({ read }) => read),
    problems: all(({ problems }) => problems),
    skipped: all(({ skipped }) => skipped),
    resolver: { candidates: all(({ candidates }) => candidates), exporters: all(({ exporters }) => exporters) },
  });
  return toScan(options, found, project);
}

function toScan({ only, types = false }: ScanOptions, { scopes, sources, others, excluded, warnings }: FoundProject, { resolver, result }: ProjectReading): Scan {
  const { files, read, problems, skipped } = result();
  const { config, registry } = scopes;
  return { config, registry, scopes, resolver, files, sources, others, excluded, types, parsed: read.size, problems, skipped, warnings: [...warnings, ...absentModules(config, resolver)], read: (file) => textOf(config.root, file), ...(only ? { only } : {}) };
}

/** Files that routers name and that are not there. */
function absentModules({ routers }: Config, { resolve }: ProjectResolver): string[] {
  const named = routers.flatMap(({ name, modules }) => modules.flatMap((module) => (/^\.[^*{?]+$/.test(module) ? [{ name, module }] : [])));
  return named.flatMap(({ name, module }) => (resolve('x', module) === undefined ? [`${name}: there is no file ${module}, seen from the project's root`] : []));
}

/** The files of a project, and what holds for them. */
export interface FoundProject extends DiscoveredWithHashes {
  readonly scopes: Scopes;
}

/** Finds the files of a project, those included that declare flags, and the configurations of its folders. */
export const discoverProject = (root: Pick<ScanOptions, 'config' | 'registry'>): FoundProject => listProject(root).choose();

/** The same in two steps, for what the last run left depends on the configurations. */
function listProject(root: Pick<ScanOptions, 'config' | 'registry'>): { readonly scopes: Scopes; choose(last?: KnownFiles): FoundProject } {
  const folder = root.config.root;
  const listing = listFiles(folder, createScope(root.config, root.registry).excludes);
  const scopes = openScopes(root, listing);
  return { scopes, choose: (last) => ({ ...chooseFiles(folder, listing, scopes.of, last), scopes }) };
}

/** What the reading of some files leaves for a run that joins it with the rest. */
export type ShardReading = Pick<CachedScan, 'files' | 'read' | 'problems' | 'skipped'> & Pick<ResolverState, 'candidates' | 'exporters'>;

interface ProjectReading {
  readonly resolver: ProjectResolver;
  readAll(): void;
  /** Reads each file as if with all others: by what it imports, instead of by what all files say. */
  readEach(): void;
  /** Takes over what other readings left. */
  restore(last: Pick<CachedScan, 'files' | 'read' | 'problems' | 'skipped'> & { readonly resolver: Pick<ResolverState, 'candidates' | 'exporters'> }): void;
  /** Takes over what the last reading left but for the files that changed since; false when they change what other files are told. */
  reuse(last: CachedScan, changed: readonly string[]): boolean;
  leaves(): Omit<CachedScan, keyof ProjectState | 'typed'>;
  /** Reads files with open questions again with types, or takes what the last run made of them where nothing changed that this depends on. */
  answer(last?: TypedFiles, changed?: readonly string[]): TypedFiles | undefined;
  result(): { readonly files: ReadonlyMap<string, ScannedFile>; readonly read: ReadonlySet<string>; readonly problems: readonly SyntaxProblem[]; readonly skipped: readonly SkippedFile[] };
}

function createReading({ onProgress, only }: ScanOptions, found: FoundProject, sources: readonly string[]): ProjectReading {
  const { scopes } = found;
  const { config } = scopes;
  const glance = glancesOf(scopes);
  /** Facts of files that were read because of others that import them. */
  const done = new Map<string, ScannedFile>();
  const throughResolver = (file: string): ScannedFile | undefined => {
    resolver.summary(file);
    return resolver.isPartial(file) ? undefined : done.get(file);
  };
  let again: ReadonlySet<string> = new Set<string>();
  const onReading = (reading: Reading): void => {
    const { file } = reading.source;
    if (reader.wants(file) || again.has(file)) done.set(file, reader.scanned(reading));
  };
  const listed = new Set([...found.sources, ...found.others]);
  const has = (file: string): boolean => listed.has(file) && (!isCode(file) || glance(file).exists);
  const resolver = createProjectResolver({ root: config.root, scopeOf: scopes.of, glance, onReading, has });
  const reader = createFactReader(scopes, resolver, { glance, onReading: (reading) => resolver.provide(reading) });
  let files = new Map<string, ScannedFile>();
  let problems: SyntaxProblem[] = [];
  let skipped: SkippedFile[] = [];
  let read = new Set<string>();
  let wrapperNames = new Set<string>();
  let glances: Record<string, string> = {};
  const note = (file: string, result: ScannedFile | SyntaxProblem | SkippedFile | undefined): void => {
    if (!result) return;
    if ('reason' in result) skipped.push(result);
    else if ('message' in result) {
      if (!read.has(file)) problems.push(result);
    } else if (hasFacts(result.facts)) files.set(file, result);
    if ('reason' in result) return;
    read.add(file);
    for (const name of resolver.offers(file)) wrapperNames.add(name);
  };

  function readWithTypes(asking: readonly string[]): TypedFiles {
    const types = openTypes({ sdks: [...config.routers, ...config.sdks], read: (file) => textOf(config.root, file), importsOf: (file) => glance(file).imports, resolve: resolver.resolve });
    const read = asking.flatMap((file) => reader.readAny(file, types.oracleOf(file)) ?? []);
    return { asking, sources: types.files(), files: read.filter((result) => 'facts' in result) };
  }

  /** Wrappers make their callers worth reading, which may be wrappers themselves: rounds until no new name turns up. */
  function followWrappers(): void {
    const known = new Set<string>();
    for (let round = 1; round <= MAX_ROUNDS; round++) {
      const names = [...wrapperNames].filter((name) => !known.has(name));
      if (names.length === 0) return;
      for (const name of names) known.add(name);
      again = new Set(resolver.admit(sources.filter(reader.naming(names))));
      for (const file of again) done.delete(file);
      for (const file of again) note(file, throughResolver(file) ?? reader.readAny(file));
    }
  }

  function readData(): void {
    for (const file of found.others.filter((other) => !only || only(other))) {
      const declared = reader.readData(file);
      if (declared) files.set(file, declared);
    }
  }

  function restore(last: Parameters<ProjectReading['restore']>[0]): void {
    files = new Map(last.files.map((file) => [file.file, file]));
    [problems, skipped, read] = [[...last.problems], [...last.skipped], new Set(last.read)];
    resolver.restore(last.resolver);
  }

  /** Reads one changed file as if with all others; false when that says something new to them. */
  function readChanged(file: string, last: CachedScan): boolean {
    if (describe(glance(file)) !== (last.glances[file] ?? '') || glance(file).isBarrel || glance(file).skipped) return false;
    const isWanted = reader.wants(file) || (last.names.length > 0 && reader.naming(last.names)(file) && resolver.importsWrappers(file));
    const result = isWanted ? reader.readAny(file) : undefined;
    if (result && 'message' in result) return false;
    if (problems.some((problem) => problem.file === file) || !resolver.tellsSame(file, last.resolver)) return false;
    files.delete(file);
    read.delete(file);
    const offered = wrapperNames.size;
    note(file, result);
    return wrapperNames.size === offered;
  }

  return {
    resolver,
    readAll() {
      for (const [index, file] of sources.entries()) {
        onProgress?.(index, sources.length);
        note(file, (reader.wants(file) ? throughResolver(file) : undefined) ?? reader.readFile(file));
        const said = describe(glance(file));
        if (said !== '') glances[file] = said;
      }
      followWrappers();
      readData();
    },
    readEach() {
      for (const [index, file] of sources.entries()) {
        onProgress?.(index, sources.length);
        const { skipped: isSkipped, imports } = glance(file);
        const asks = !isSkipped && imports.length > 0 && resolver.asksThroughImports(file, textOf(config.root, file) ?? '', imports);
        note(file, reader.readFile(file) ?? (asks ? reader.readAny(file) : undefined));
      }
      readData();
    },
    restore(last) {
      restore(last);
      readData();
    },
    reuse(last, changed) {
      if (changed.length > MAX_CHANGED) return false;
      restore(last);
      [wrapperNames, glances] = [new Set(last.names), { ...last.glances }];
      const data = Object.keys(last.resolver.summaries).filter((file) => file.endsWith('.json'));
      if (!data.every((file) => resolver.tellsSame(file, last.resolver)) || !changed.every((file) => readChanged(file, last))) return false;
      readData();
      return true;
    },
    answer(last, changed = []) {
      const asking = askingFiles(files.values(), found.others, config);
      if (asking.length === 0) return undefined;
      const isKept = last && last.asking.join('\n') === asking.join('\n') && !changed.some((file) => last.sources.includes(file));
      const typed = isKept ? last : readWithTypes(asking);
      for (const file of typed.files) files.set(file.file, file);
      return typed;
    },
    leaves: () => ({ files: [...files.values()].filter(({ file }) => !isDataFile(file)), read: [...read], problems, skipped, glances, names: [...wrapperNames], resolver: resolver.state() }),
    result: () => ({ files: new Map([...files.values()].sort(byFile).map((file) => [file.file, file])), read, problems: problems.sort(byFile), skipped: skipped.sort(byFile) }),
  };
}

/** The order of what is found: it must not depend on what was read first. */
const byFile = (a: { readonly file: string }, b: { readonly file: string }): number => (a.file < b.file ? -1 : 1);

/** What a glance said that others go by. */
const describe = ({ exists, names, passes, holds, isBarrel, skipped }: Glance): string =>
  [exists ? '' : 'absent', names ? 'names' : '', passes ? 'passes' : '', holds ? 'holds' : '', isBarrel ? 'barrel' : '', skipped?.reason ?? ''].filter(Boolean).join(' ');

/** With more changed files everything is read anew. */
const MAX_CHANGED = 200;

/** Wrappers of wrappers, across files. */
const MAX_ROUNDS = 5;

/** Reads single files of a project, by their path from its root. */
export interface FactReader {
  /** What a source file holds; undefined when it cannot have to do with flags, or is gone. */
  readFile(file: string): ScannedFile | SyntaxProblem | SkippedFile | undefined;
  /** Whether a source file can have to do with flags. */
  wants(file: string): boolean;
  /** What a reading holds. */
  scanned(reading: Reading): ScannedFile;
  /** The same without asking first whether it can have to do with flags. */
  readAny(file: string, types?: TypeOracle): ScannedFile | SyntaxProblem | undefined;
  /** Says of files that are read for flags whether they hold one of these names. */
  naming(names: readonly string[]): (file: string) => boolean;
  /** The same for a given text. */
  readText(file: string, text: string, types?: TypeOracle): ScannedFile | SyntaxProblem | undefined;
  /** The same for a tree, with further readers of flags than the project's. */
  readSource(source: Source, readers?: readonly Sdk[]): ScannedFile | undefined;
  /** Declarations of a data file that the configuration names. */
  readData(file: string, text?: string): ScannedFile | undefined;
}

/** How a reader shares its work with the resolver. */
interface Sharing {
  readonly glance?: Glances;
  readonly onReading?: (reading: Reading) => void;
}

/** Makes a reader that shares its pattern and buffer over all files. */
export function createFactReader(scopes: Scopes, resolver: Resolver, { glance = glancesOf(scopes), onReading }: Sharing = {}): FactReader {
  const { config, registry } = scopes;
  const read = createFileReader();
  const isTest = (file: string): boolean => scopes.of(file).isTest(file);
  const sourcesOf = (file: string): readonly DeclarationSource[] => scopes.of(file).declarationsOf(file);
  const registries = new Set(registry.files.map((file) => relative(config.root, file).replaceAll('\\', '/')));

  const scanned = (reading: Reading): ScannedFile => {
    const { file, text } = reading.source;
    return { file, isTest: isTest(file), facts: factsOf(reading, { declarations: sourcesOf(file) }), lines: linesOf(text) };
  };
  const readText = (file: string, text: string, types?: TypeOracle): ScannedFile | SyntaxProblem => {
    const { source, problem } = parse(file, text);
    return problem ?? readSource(source, types);
  };
  const readSource = (source: Source, types?: TypeOracle, readers: readonly Sdk[] = []): ScannedFile => {
    const { file } = source;
    const { sdks, canonicalKey } = scopes.of(file);
    const reading = readModule(source, { sdks: readers.length > 0 ? [...readers, ...sdks] : sdks, declarations: sourcesOf(file), resolver, isTest: isTest(file), canonicalKey, types });
    if (!types) onReading?.(reading);
    return scanned(reading);
  };
  const wants = (file: string): boolean => (glance(file).holds || sourcesOf(file).length > 0) && !registries.has(file);

  return {
    readFile(file) {
      const { skipped } = glance(file);
      if (skipped) return { file, ...skipped };
      if (!wants(file)) return undefined;
      const content = read(join(config.root, file));
      if (!('bytes' in content)) return undefined;
      const text = content.bytes.toString('utf8');
      return isMinified(text) ? { file, reason: 'minified' } : readText(file, text);
    },
    wants,
    scanned,
    readAny(file, types) {
      const content = read(join(config.root, file));
      const text = 'bytes' in content && !registries.has(file) ? content.bytes.toString('utf8') : '';
      return text === '' || isMinified(text) ? undefined : readText(file, text, types);
    },
    naming(names) {
      const pattern = new RegExp(wholeWord(...names));
      return (file) => {
        const content = read(join(config.root, file));
        const text = 'bytes' in content && !registries.has(file) ? content.bytes.toString('latin1') : '';
        return pattern.test(text) && !isMinified(text);
      };
    },
    readText: (file, text, types) => (registries.has(file) ? undefined : readText(file, text, types)),
    readSource: (source, readers) => (registries.has(source.file) ? undefined : readSource(source, undefined, readers)),
    readData(file, given) {
      const declared = isDataFile(file) ? sourcesOf(file) : [];
      if (declared.length === 0) return undefined;
      const text = withoutBom(given ?? readFileSync(join(config.root, file), 'utf8'));
      const declarations = declared.flatMap(({ path }) => dataDeclarations(file, text, path));
      return { file, isTest: isTest(file), facts: { ...NO_FACTS, declarations }, lines: linesOf(text) };
    },
  };
}

const NO_FACTS: FileFacts & { declarations: readonly Declaration[] } = { evaluations: [], togglePoints: [], variables: [], declarations: [], overrides: [], companions: [], properties: [] };

const hasFacts = (facts: FileFacts): boolean => facts.evaluations.length + facts.declarations.length + facts.overrides.length + facts.companions.length + facts.properties.length + (facts.openQuestions?.length ?? 0) > 0;

function glancesOf({ config, of }: Scopes): Glances {
  const prefilter = perScope((scope) => prefilterFor(scope, { latin1: true }));
  return createGlances(config.root, (file) => prefilter(of(file)));
}
