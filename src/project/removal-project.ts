import type { RemovalProject } from '../remove/project.ts';
import { parse } from './parse.ts';
import type { FileFacts } from '../facts/types.ts';
import { createFactReader, type FactReader } from './scan.ts';
import type { Scan } from './types.ts';

/** A scanned project as the removal sees it; texts are read once. */
export function createRemovalProject(scan: Scan): RemovalProject {
  const { config, registry, scopes, resolver, files, sources, others, excluded } = scan;
  const reader = createFactReader(scopes, resolver);
  const texts = new Map<string, string | undefined>();
  const again = new Map<string, Map<string, ReturnType<typeof reader.readText>>>();
  return {
    config,
    registry,
    sources: [...sources, ...excluded],
    excluded,
    others,
    read(file) {
      if (!texts.has(file)) texts.set(file, scan.read(file));
      return texts.get(file);
    },
    parse: (file, text) => parse(file, text).source,
    facts: (file) => files.get(file)?.facts,
    flagged: [...files.keys()],
    isTest: (file) => scopes.of(file).isTest(file),
    resolve: (file, source) => resolver.resolve(file, source),
    readAgain(file, text, readers = []) {
      if (readers.length > 0) return factsIn(reader.readText(file, text, undefined, readers));
      const known = again.get(file)?.get(text) ?? reader.readText(file, text);
      again.set(file, (again.get(file) ?? new Map<string, typeof known>()).set(text, known));
      return factsIn(known);
    },
  };
}

const factsIn = (read: ReturnType<FactReader['readText']>): FileFacts | undefined => (read && 'facts' in read ? read.facts : undefined);
