import type { Config } from '../config/types.ts';
import picomatch from 'picomatch';
import { readModule, type Reading } from '../facts/read-facts.ts';
import { importsOf } from '../facts/prefilter.ts';
import { moduleName } from '../facts/sdk-index.ts';
import { createResolver, readProjectFile } from '../resolve/create-resolver.ts';
import { summarize } from '../resolve/summarize.ts';
import type { ModuleSummary, Resolver } from '../resolve/types.ts';
import type { Transform } from '../sdks/types.ts';
import { createImportReach } from './import-reach.ts';
import { parse } from './parse.ts';

export interface ProjectResolver extends Resolver {
  /** The project's file (from the root) that an import source means in a file. */
  resolve(file: string, source: string): string | undefined;
  /** Takes over a file that was read anyway, so that it is not read again. Gives the names by which other files may use its wrappers and clients. */
  provide(reading: Reading): string[];
  /**
   * Those of the files that import what flags are asked of, directly or through each other. They count as places of wrappers from
   * now on; what was known of them is found anew.
   */
  admit(files: readonly string[]): string[];
  /** Whether a file can ask for flags through what it imports; follows imports from this file instead of looking at the whole project. */
  asksThroughImports(file: string, text: string): boolean;
  /** Hands out a file's reading, once, where an importer was asked about before the file itself was read. */
  take(file: string): Reading | undefined;
  /** What other files see of a file. */
  summary(file: string): ModuleSummary | undefined;
}

/** Files that pass other files' exports on. */
const BARREL = /\bexport\s*(?:\*|\{[^}]*\}\s*from\b)|\bexports\b[^;]*=[^;]*\brequire\(/;

/** What importers write of a file: its name, or its folder's for an index. */
const fileWord = (file: string): string => moduleName(file).split('/').at(-1) ?? file;

export interface ProjectResolverOptions {
  readonly config: Config;
  /** Says of a file's text whether it can have to do with flags. */
  readonly prefilter: (text: string) => boolean;
  readonly canonicalKey?: (name: string, transform: Transform | undefined) => string;
  /** Text of a file of the project, by path from its root; from the disk unless said. */
  readonly read?: (file: string) => string | undefined;
}

/** Answers questions across the files of a project; each file is summed up once, when it is first asked about. */
export function createProjectResolver({ config, prefilter, canonicalKey, read = (file) => readProjectFile(config.root, file) }: ProjectResolverOptions): ProjectResolver {
  const summaries = new Map<string, ModuleSummary | undefined>();
  const candidates = new Map<string, boolean>();
  const sdks = [...config.routers, ...config.sdks];
  const isFlagModule = picomatch([...new Set(config.sdks.flatMap(({ modules }) => modules))]);
  const readings = new Map<string, Reading>();
  /** Files that export something flags are asked of. */
  const exporters = new Set<string>();
  const barrels = new Map<string, boolean>();
  const busy = new Set<string>();
  let metCycle = false;

  function summary(file: string): ModuleSummary | undefined {
    if (busy.has(file)) metCycle = true;
    if (summaries.has(file)) return summaries.get(file);
    const text = read(file);
    const source = text === undefined ? undefined : parse(file, text).source;
    summaries.set(file, undefined);
    if (!source) return undefined;
    busy.add(file);
    const reading = readModule(source, { sdks, declarations: [], resolver, isTest: false, ...(canonicalKey ? { canonicalKey } : {}) });
    busy.delete(file);
    // Within a cycle of imports the reading lacks what was not known yet: it is good for a summary only.
    if (!metCycle) readings.set(file, reading);
    if (busy.size === 0) metCycle = false;
    const found = summarize(reading);
    summaries.set(file, found);
    return found;
  }

  function isBarrel(file: string): boolean {
    const known = barrels.get(file) ?? BARREL.test(read(file) ?? '');
    barrels.set(file, known);
    return known;
  }

  function mayWrap(file: string): boolean {
    const known = candidates.get(file);
    if (known !== undefined) return known;
    const text = read(file);
    const may = text !== undefined && !file.endsWith('.json') && (prefilter(text) || isBarrel(file));
    candidates.set(file, may);
    return may;
  }

  const instanceOf = (path: string): string => path.replace(/^new /, '').replace(/\(\).*$/, '');

  /** Whether a file that was summed up has methods of this class or object that flags are asked by. */
  const asks = (file: string, path: string): boolean => summaries.get(file)?.sdk?.forms.some(({ receiver }) => receiver === instanceOf(path)) ?? false;

  /** Exports that are, or hold, something that flags are asked of: SDK clients, instances of wrappers, what other files export of the kind. */
  function clientsOf(file: string, { exports }: ModuleSummary): string[] {
    const holds = (source: string, path: string): boolean => {
      if (source === '') return asks(file, path);
      if (isFlagModule(source)) return true;
      return resolver.origins(file, source, path).some((o) => isFlagModule(o.source) || (o.names[0] !== undefined && asks(o.names[0], o.path)));
    };
    return Object.entries(exports).flatMap(([name, e]) => {
      const found = (e.type === 'origin' && holds(e.source, e.path)) || (e.type === 'reference' && holds(e.source, e.name));
      return found ? [name.replace(/ extends$/, '')] : [];
    });
  }

  /** The names by which other files may use a file's wrappers and clients. */
  function namesOf(file: string, found: ModuleSummary): string[] {
    const forms = Object.values(found.exports).some((e) => e.type === 'reference') ? resolver.wrappersOf(file) : (found.sdk?.forms ?? []);
    const names = [...forms.flatMap(({ name, receiver }) => [name, receiver]), ...clientsOf(file, found)].flatMap((n) => n?.match(/^[\w$]+/) ?? []);
    return names.map((name) => (name === 'default' ? fileWord(file) : name));
  }

  /** Counts a file as a place of wrappers from now on; what was known of it is found anew. */
  function accept(file: string): void {
    candidates.set(file, true);
    summaries.delete(file);
    readings.delete(file);
  }

  const resolver = createResolver({ root: config.root, read, summary, mayWrap });
  const asksThroughImports = createImportReach({
    resolve: (file, source) => resolver.resolve(file, source),
    read,
    mayHaveFlags: (file) => prefilter(read(file) ?? ''),
    isBarrel,
    names(file) {
      const found = summary(file);
      return found ? namesOf(file, found) : [];
    },
    accept(file) {
      accept(file);
      resolver.forget();
    },
  });
  return {
    ...resolver,
    summary,
    asksThroughImports,
    take(file) {
      const reading = readings.get(file);
      readings.delete(file);
      return reading;
    },
    provide(reading) {
      const { file } = reading.source;
      const found = summaries.get(file) ?? summarize(reading);
      summaries.set(file, found);
      candidates.set(file, true);
      const names = namesOf(file, found);
      if (names.length > 0) exporters.add(file);
      return names;
    },
    admit(files) {
      const targets = new Map(files.map((file) => [file, importsOf(read(file) ?? '').flatMap((from) => resolver.resolve(file, from) ?? [])]));
      const admitted = new Set<string>();
      for (let before = -1; before < admitted.size; ) {
        before = admitted.size;
        for (const [file, imported] of targets) if (imported.some((target) => exporters.has(target) || admitted.has(target) || isBarrel(target))) admitted.add(file);
      }
      for (const file of admitted) accept(file);
      resolver.forget();
      return [...admitted];
    },
  };
}
