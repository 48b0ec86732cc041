import { createHash } from 'node:crypto';
import picomatch from 'picomatch';
import { readModule, type Reading } from '../facts/read-facts.ts';
import type { Glance, Glances } from './glances.ts';
import { isAskedOf, isModuleOf, moduleName } from '../facts/sdk-index.ts';
import type { Source } from '../facts/source.ts';
import { createResolver, readProjectFile, type Target } from '../resolve/create-resolver.ts';
import { exportedNames, type ExportedNames } from '../resolve/exported-names.ts';
import { summarizeJson } from '../resolve/summarize-json.ts';
import { summarize, summarizeBarrel } from '../resolve/summarize.ts';
import type { ExportSummary, ModuleSummary, Resolver } from '../resolve/types.ts';
import type { Sdk } from '../sdks/types.ts';
import { createImportReach } from './import-reach.ts';
import type { KnownModule } from './known-module.ts';
import { parse } from './parse.ts';
import { perScope, type ScopeOf } from './scopes.ts';

/** What a resolver came to know of a project, so that single files can be read later as if with all others. */
export interface ResolverState {
  /** By file: a fingerprint of what other files were told of it, then the names of exports that were asked for beyond its summary. */
  readonly summaries: Readonly<Record<string, readonly string[]>>;
  /** Fingerprints of the names that files were seen to export. */
  readonly exports: Readonly<Record<string, string>>;
  readonly candidates: readonly string[];
  readonly exporters: readonly string[];
}

export interface ProjectResolver extends Resolver {
  /** What it knows, to be restored by a later run over the same files. */
  state(): ResolverState;
  restore(state: Partial<ResolverState> & Pick<ResolverState, 'candidates' | 'exporters'>): void;
  /** Whether other files are told the same of a file as they were then. */
  tellsSame(file: string, state: ResolverState): boolean;
  /** Whether a file imports what flags are asked of, as far as is known. */
  importsWrappers(file: string): boolean;
  /** The project's file (from the root) that an import source means in a file. */
  resolve(file: string, source: string): string | undefined;
  /** The file that gives what a file imports by a name, through files that pass it on, and its name there. */
  locate(file: string, source: string, name: string): { readonly file: string; readonly name: string } | undefined;
  /** Takes over a file that was read anyway, so that it is not read again. */
  provide(reading: Reading): void;
  /** Whether a file was read within a cycle of imports before a wrapper was known that it imports. */
  isPartial(file: string): boolean;
  /** The names by which other files may use the wrappers and clients of a file that was read for its facts. */
  offers(file: string): string[];
  /**
   * Those of the files that import what flags are asked of, directly or through each other, and that were not read yet or lack what
   * has come to be known since. They count as places of wrappers from now on; what was known of them is found anew.
   */
  admit(files: readonly string[]): string[];
  /** Whether a file with these import sources can ask for flags through what it imports; follows imports from this file instead of looking at the whole project. */
  asksThroughImports(file: string, text: string, imports: readonly string[]): boolean;
  /** What other files see of a file. */
  summary(file: string): ModuleSummary | undefined;
  /** What a file's text says at once. */
  glance(file: string): Glance;
  /** All that came to be known of a file. */
  known(file: string): KnownModule;
  /** Asks of a file all that was known of it once. */
  askAgain(file: string, once: KnownModule): void;
  /** What import sources were found to mean beyond what was known from before, by `targetId`. */
  readonly targets: ReadonlyMap<string, Target>;
}

const isJson = (file: string): boolean => file.endsWith('.json');

/** What importers write of a file: its name, or its folder's for an index. */
const fileWord = (file: string): string => moduleName(file).split('/').at(-1) ?? file;

export interface ProjectResolverOptions {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** What files say at once. */
  readonly glance: Glances;
  readonly scopeOf: ScopeOf;
  /** Told of each file that may hold wrappers and is read because of its importers. */
  readonly onReading?: (reading: Reading) => void;
  /** Whether a path from the root is a file of the project for certain. */
  readonly has?: (file: string) => boolean;
  /** Text of a file of the project, by path from its root; from the disk unless said. */
  readonly read?: (file: string) => string | undefined;
  /** What is known from before of an import source, by `targetId`, and of a file, where it still holds. */
  readonly target?: (id: string) => Target | undefined;
  readonly before?: (file: string) => KnownModule | undefined;
}

/** Answers questions across the files of a project; each file is summed up once, when it is first asked about. */
export function createProjectResolver({ root, scopeOf, glance, onReading, has, read = (file) => readProjectFile(root, file), target, before = () => undefined }: ProjectResolverOptions): ProjectResolver {
  const summaries = new Map<string, ModuleSummary | undefined>();
  const candidates = new Map<string, boolean>();
  const flagModules = perScope(({ config: { sdks } }) => picomatch([...new Set(sdks.flatMap(({ modules }) => modules))]));
  /** Files that export something flags are asked of. */
  const exporters = new Set<string>();
  /** Rounds of `admit` in which files were last read for facts, and last came to be known otherwise. */
  const readIn = new Map<string, number>();
  const changedIn = new Map<string, number>();
  let round = 0;
  const wrappers = new Map<string, Sdk>();
  /** Files that are being read, and those of them that were asked for their wrappers before these were known. */
  const busy = new Set<string>();
  const assumed = new Set<string>();
  /** Files that were read since such a question was asked; those that were read without wrappers that turned up later. */
  const since = new Set<string>();
  const partial = new Set<string>();

  const parsed = (file: string): Source | undefined => {
    const text = glance(file).skipped ? undefined : read(file);
    return text === undefined ? undefined : parse(file, text).source;
  };

  const readSource = (source: Source): Reading => {
    const { sdks, canonicalKey, isTest } = scopeOf(source.file);
    return readModule(source, { sdks, declarations: [], resolver, isTest: isTest(source.file), canonicalKey });
  };

  /** What is known from before of a module, but where it came to be a place of wrappers since. */
  const moduleBefore = (file: string): KnownModule['module'] => (candidates.has(file) ? undefined : before(file)?.module);

  function summary(file: string): ModuleSummary | undefined {
    if (summaries.has(file)) return summaries.get(file);
    const known = moduleBefore(file);
    if (known) {
      summaries.set(file, known.summary);
      if (known.wrappers) wrappers.set(file, known.wrappers);
      return known.summary;
    }
    summaries.set(file, isJson(file) ? summarizeJson(read(file) ?? '') : undefined);
    const source = isJson(file) ? undefined : parsed(file);
    if (!source) return summaries.get(file);
    const barrel = glance(file).holds ? undefined : summarizeBarrel(source.ast);
    if (barrel) {
      summaries.set(file, barrel);
      return barrel;
    }
    const reading = readSource(source);
    sumUp(reading);
    if (mayWrap(file)) onReading?.(reading);
    return summaries.get(file);
  }

  /** Takes over what a reading says to other files: its exports at once, then its wrappers, which those of its imports decide. */
  function sumUp(reading: Reading): void {
    const { file } = reading.source;
    const found = summarize(reading);
    summaries.set(file, found.summary);
    wrappers.delete(file);
    if (!mayWrap(file)) return;
    busy.add(file);
    const sdk = found.wrappers();
    busy.delete(file);
    if (sdk) wrappers.set(file, sdk);
    if (sdk && assumed.has(file)) resolver.forget();
    if (assumed.size > 0) since.add(file);
    if (busy.size > 0) return;
    if ([...assumed].some((other) => wrappers.has(other))) for (const other of since) partial.add(other);
    assumed.clear();
    since.clear();
  }

  function wrappersOf(file: string): Sdk | undefined {
    if (busy.has(file)) assumed.add(file);
    else summary(file);
    return wrappers.get(file);
  }

  /** By file and name: exports that summaries leave open. */
  const closedExports = new Map<string, Map<string, ExportSummary | undefined>>();

  function closed(file: string, name: string): ExportSummary | undefined {
    const known = closedExports.get(file) ?? new Map<string, ExportSummary | undefined>();
    closedExports.set(file, known);
    if (known.has(name)) return known.get(name);
    const there = moduleBefore(file)?.closed;
    known.set(name, there?.get(name) ?? undefined);
    if (there?.has(name)) return known.get(name);
    const source = parsed(file);
    known.set(name, source && summarize(readSource(source), name).summary.exports[name]);
    return known.get(name);
  }

  function mayWrap(file: string): boolean {
    const known = candidates.get(file) ?? before(file)?.reach?.isAccepted;
    if (known === true) return known;
    const { holds, isBarrel } = glance(file);
    return !isJson(file) && (holds || isBarrel);
  }

  const instanceOf = (path: string): string => path.replace(/^new /, '').replace(/\(\).*$/, '');

  /** Whether a file that was summed up has methods of this class or object that flags are asked by. */
  const asks = (file: string, path: string): boolean => wrappers.get(file)?.forms.some(({ receiver }) => receiver === instanceOf(path)) ?? false;

  /** Exports that are, or hold, something that flags are asked of: SDK clients, instances of wrappers, what other files export of the kind. */
  function clientsOf(file: string, { exports }: ModuleSummary): string[] {
    const scope = scopeOf(file);
    const isFlagModule = flagModules(scope);
    const isClient = (source: string, path: string): boolean => isFlagModule(source) && scope.config.sdks.some((sdk) => isModuleOf(sdk, [source]) && isAskedOf(sdk, path));
    const isRouted = (names: readonly string[], path: string): boolean => scope.config.routers.some((sdk) => isModuleOf(sdk, names) && isAskedOf(sdk, path));
    const holds = (source: string, path: string): boolean => {
      if (source === '') return asks(file, path);
      return isClient(source, path) || isRouted(resolver.moduleNames(file, source), path)
        || resolver.origins(file, source, path).some((o) => isClient(o.source, o.path) || isRouted(o.names, o.path) || (o.names[0] !== undefined && asks(o.names[0], o.path)));
    };
    return Object.entries(exports).flatMap(([name, e]) => {
      const found = (e.type === 'origin' && holds(e.source, e.path)) || (e.type === 'reference' && holds(e.source, e.name));
      return found ? [name.replace(/ extends$/, '')] : [];
    });
  }

  /** The names by which other files may use a file's wrappers and clients. */
  function namesOf(file: string, found: ModuleSummary): string[] {
    const forms = Object.values(found.exports).some((e) => e.type === 'reference') ? resolver.wrappersOf(file) : (wrappers.get(file)?.forms ?? []);
    const names = [...forms.flatMap(({ name, receiver }) => [name, receiver]), ...clientsOf(file, found)].flatMap((n) => n?.match(/^[\w$]+/) ?? []);
    return names.map((name) => (name === 'default' ? fileWord(file) : name));
  }

  /** Counts a file as a place of wrappers from now on; what was known of it is found anew. */
  function accept(file: string): void {
    candidates.set(file, true);
    summaries.delete(file);
  }

  const resolver = createResolver({ root, read, summary, closed, wrappers: wrappersOf, mayWrap, mayPass: (file) => mayWrap(file) || glance(file).passes, ...(has ? { has } : {}),
    exported: (file) => before(file)?.exported, ...(target ? { target } : {}) });
  const reach = createImportReach({
    resolve: (file, source) => resolver.resolve(file, source),
    read,
    imports: (file) => glance(file).imports,
    mayHaveFlags: (file) => glance(file).holds,
    isBarrel: (file) => glance(file).isBarrel,
    names(file) {
      const found = summary(file);
      return found ? namesOf(file, found) : [];
    },
    accept(file) {
      accept(file);
      resolver.forget();
    },
    known: (file) => before(file)?.reach,
  });
  const targetsOf = (file: string): string[] => glance(file).imports.flatMap((from) => resolver.resolve(file, from) ?? []);

  let last: Pick<ResolverState, 'summaries' | 'exports'> = { summaries: {}, exports: {} };
  const fingerprint = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('hex').slice(0, 16);
  const toldOf = (file: string, open: readonly string[]): string[] => {
    const names = [...new Set(open)].sort();
    return [fingerprint([summary(file), wrappers.get(file), names.map((name) => closed(file, name))]), ...names];
  };
  const namesIn = ({ names, open }: ExportedNames): unknown => [[...names].sort(), open];

  /** By file: the last round in which it, or what it takes from these files and from barrels, came to be known otherwise. */
  function latestChanges(admitted: ReadonlyMap<string, readonly string[]>): (file: string) => number {
    const passages = new Map(admitted);
    for (const targets of passages.values()) for (const target of targets) if (!passages.has(target) && glance(target).isBarrel) passages.set(target, targetsOf(target));
    const latest = new Map(changedIn);
    const of = (file: string): number => latest.get(file) ?? 0;
    for (let isStill = false; !isStill; ) {
      isStill = true;
      for (const [file, targets] of passages) {
        const found = Math.max(of(file), ...targets.map(of));
        if (found > of(file)) isStill = false;
        latest.set(file, found);
      }
    }
    return of;
  }

  return {
    ...resolver,
    glance,
    summary,
    asksThroughImports: reach.asks,
    known(file) {
      const there = before(file);
      const found = isJson(file) || busy.has(file) || partial.has(file) ? undefined : summaries.get(file);
      const closed = new Map([...(moduleBefore(file)?.closed ?? []), ...(closedExports.get(file) ?? [])]);
      return {
        glance: glance(file),
        exported: resolver.glances.get(file) ?? there?.exported,
        module: found ? { summary: found, wrappers: wrappers.get(file), closed } : moduleBefore(file),
        reach: reach.found(file),
        isPartial: partial.has(file) || there?.isPartial === true,
      };
    },
    askAgain(file, { exported, module, reach: reached }) {
      if (reached) reach.askAgain(file, reached);
      if (module) summary(file);
      for (const name of module?.closed.keys() ?? []) closed(file, name);
      if (exported) resolver.exportedNames(file);
    },
    state: () => ({
      summaries: { ...last.summaries, ...Object.fromEntries([...summaries.keys()].map((file) => [file, toldOf(file, [...(last.summaries[file]?.slice(1) ?? []), ...(closedExports.get(file)?.keys() ?? [])])])) },
      exports: { ...last.exports, ...Object.fromEntries([...resolver.glances].map(([file, found]) => [file, fingerprint(namesIn(found))])) },
      candidates: [...candidates].flatMap(([file, is]) => (is ? [file] : [])),
      exporters: [...exporters],
    }),
    tellsSame(file, { summaries: { [file]: told }, exports: { [file]: exported } }) {
      const isSameModule = told === undefined || told[0] === toldOf(file, told.slice(1))[0];
      return isSameModule && (exported === undefined || exported === fingerprint(namesIn(exportedNames(read(file) ?? ''))));
    },
    restore(state) {
      last = { summaries: state.summaries ?? {}, exports: state.exports ?? {} };
      for (const file of state.candidates) candidates.set(file, true);
      for (const file of state.exporters) exporters.add(file);
    },
    importsWrappers: (file) => targetsOf(file).some((target) => exporters.has(target) || candidates.has(target) || glance(target).isBarrel),
    provide: sumUp,
    isPartial: (file) => partial.has(file),
    offers(file) {
      const found = summaries.get(file);
      if (!found) return [];
      candidates.set(file, true);
      readIn.set(file, round);
      const names = namesOf(file, found);
      if (names.length > 0) exporters.add(file);
      return names;
    },
    admit(files) {
      round++;
      const targets = new Map(files.map((file) => [file, targetsOf(file)]));
      const admitted = new Map<string, readonly string[]>();
      for (let before = -1; before < admitted.size; ) {
        before = admitted.size;
        for (const [file, imported] of targets) if (imported.some((target) => exporters.has(target) || admitted.has(target) || glance(target).isBarrel)) admitted.set(file, imported);
      }
      for (const file of admitted.keys()) if (!mayWrap(file) || partial.delete(file)) changedIn.set(file, round);
      const latestChange = latestChanges(admitted);
      const again = [...admitted.keys()].filter((file) => (readIn.get(file) ?? -1) < latestChange(file));
      for (const file of again) {
        changedIn.set(file, round);
        accept(file);
      }
      resolver.forget();
      return again;
    },
  };
}
