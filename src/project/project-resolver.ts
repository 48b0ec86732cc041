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

  function summary(file: string): ModuleSummary | undefined {
    if (summaries.has(file)) return summaries.get(file);
    summaries.set(file, undefined);
    const text = read(file);
    const source = text === undefined ? undefined : parse(file, text).source;
    const found = source && summarize(readModule(source, { sdks, declarations: [], resolver, isTest: false, ...(canonicalKey ? { canonicalKey } : {}) }));
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
    provide(reading) {
      if (reading.wrappers.length + reading.found.factories.length === 0) return [];
      const { file } = reading.source;
      const found = summaries.get(file) ?? summarize(reading);
      summaries.set(file, found);
      candidates.set(file, true);
      return (found.sdk?.forms ?? []).flatMap(({ name, receiver }) => [name, receiver].flatMap((n) => n?.match(/^[\w$]+/) ?? []));
    },
  };
}
