import type { FileFacts } from '../facts/types.ts';
import type { RemovalProject } from '../remove/project.ts';
import { parse } from './parse.ts';
import { createFactReader } from './scan.ts';
import type { Scan } from './types.ts';

/** A scanned project as the removal sees it; texts are read once. */
export function createRemovalProject(scan: Scan): RemovalProject {
  const { config, registry, scopes, resolver, files, sources, others, excluded } = scan;
  const reader = createFactReader(scopes, resolver);
  const texts = new Map<string, string | undefined>();
  const again = new Map<string, Map<string, FileFacts | undefined>>();
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
    readAgain(source, readers = []) {
      if (readers.length > 0) return reader.readSource(source, readers)?.facts;
      const { file, text } = source;
      const known = again.get(file) ?? new Map<string, FileFacts | undefined>();
      again.set(file, known);
      if (!known.has(text)) known.set(text, reader.readSource(source)?.facts);
      return known.get(text);
    },
  };
}
