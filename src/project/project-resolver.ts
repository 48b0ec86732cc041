import type { Config } from '../config/types.ts';
import { readModule, type Reading } from '../facts/read-facts.ts';
import { createResolver, readProjectFile } from '../resolve/create-resolver.ts';
import { summarize } from '../resolve/summarize.ts';
import type { ModuleSummary, Resolver } from '../resolve/types.ts';
import type { Transform } from '../sdks/types.ts';
import { parse } from './parse.ts';

export interface ProjectResolver extends Resolver {
  /** The project's file (from the root) that an import source means in a file. */
  resolve(file: string, source: string): string | undefined;
  /** Takes over a file that was read anyway, so that it is not read again. Gives the names of the wrappers it exports. */
  provide(reading: Reading): string[];
  /** Hands out a file's reading, once, where an importer was asked about before the file itself was read. */
  take(file: string): Reading | undefined;
  /** What other files see of a file. */
  summary(file: string): ModuleSummary | undefined;
}

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
  const readings = new Map<string, Reading>();
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

  function mayWrap(file: string): boolean {
    const known = candidates.get(file);
    if (known !== undefined) return known;
    const text = read(file);
    const may = text !== undefined && !file.endsWith('.json') && (prefilter(text) || /\bexport\s*\*/.test(text));
    candidates.set(file, may);
    return may;
  }

  const resolver = createResolver({ root: config.root, summary, mayWrap });
  return {
    ...resolver,
    summary,
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
      return (found.sdk?.forms ?? []).flatMap(({ name, receiver }) => [name, receiver].flatMap((n) => n?.match(/^[\w$]+/) ?? []));
    },
  };
}
