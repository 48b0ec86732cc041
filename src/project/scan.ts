import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import picomatch from 'picomatch';
import { createCanonicalKey } from '../facts/canonical-key.ts';
import { factsOf, readModule, type Reading } from '../facts/read-facts.ts';
import type { Declaration, FileFacts } from '../facts/types.ts';
import type { Config, DeclarationSource } from '../config/types.ts';
import type { Registry } from '../registry/types.ts';
import type { Resolver } from '../resolve/types.ts';
import { dataDeclarations, isDataFile } from './data-declarations.ts';
import { discover } from './discover.ts';
import { createFileReader, isMinified } from './file-reader.ts';
import { linesOf } from '../text/lines.ts';
import { withoutBom } from '../text/without-bom.ts';
import { parse, type SyntaxProblem } from './parse.ts';
import { keysOf, prefilterFor } from './prefilter-for.ts';
import { createProjectResolver } from './project-resolver.ts';
import { testMatcher } from './test-matcher.ts';
import { textOf } from './text-of.ts';
import type { Scan, ScannedFile, SkippedFile } from './types.ts';
import { wholeWord } from '../text/patterns.ts';

export interface ScanOptions {
  readonly config: Config;
  readonly registry: Registry;
  /** Says of a file, by path from the root, whether to read it; all files unless said. */
  readonly only?: (file: string) => boolean;
  /** Told after each file how many of all are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Reads a project for flags: every file that can have to do with one is parsed, its facts are kept, its tree is dropped. */
export function scanProject({ config, registry, only, onProgress }: ScanOptions): Scan {
  const resolver = createProjectResolver({ config, prefilter: prefilterFor(config, registry), canonicalKey: createCanonicalKey(keysOf(registry)) });
  const also = config.declarations.map(({ file }) => file.replace(/^\.\//, ''));
  const found = discover(config.root, { ...config, also });
  const sources = only ? found.sources.filter(only) : found.sources;
  const wrapperNames = new Set<string>();
  const reader = createFactReader(config, registry, resolver, { take: (file) => resolver.take(file), onReading: (reading) => resolver.provide(reading).forEach((name) => wrapperNames.add(name)) });
  const files = new Map<string, ScannedFile>();
  const problems: SyntaxProblem[] = [];
  const skipped: SkippedFile[] = [];
  const parsed = new Set<string>();
  const note = (file: string, result: ScannedFile | SyntaxProblem | SkippedFile | undefined): void => {
    if (!result) return;
    if ('reason' in result) skipped.push(result);
    else if ('message' in result) {
      if (!parsed.has(file)) problems.push(result);
    } else if (hasFacts(result.facts)) files.set(file, result);
    if (!('reason' in result)) parsed.add(file);
  };
  for (const [index, file] of sources.entries()) {
    onProgress?.(index, sources.length);
    note(file, reader.readFile(file));
  }
  followWrappers();
  for (const file of found.others.filter((other) => !only || only(other))) {
    const declared = reader.readData(file);
    if (declared) files.set(file, declared);
  }
  return { config, registry, resolver, files, sources, others: found.others, excluded: found.excluded, parsed: parsed.size, problems, skipped, warnings: found.warnings, read: (file) => textOf(config.root, file), ...(only ? { only } : {}) };

  /** Wrappers make their callers worth reading, which may be wrappers themselves: rounds until no new name turns up. */
  function followWrappers(): void {
    const known = new Set<string>();
    for (let round = 1; round <= MAX_ROUNDS; round++) {
      const names = [...wrapperNames].filter((name) => !known.has(name));
      if (names.length === 0) return;
      for (const name of names) known.add(name);
      for (const file of resolver.admit(sources.filter(reader.naming(names)))) note(file, reader.readAny(file));
    }
  }
}

/** Wrappers of wrappers, across files. */
const MAX_ROUNDS = 5;

/** Reads single files of a project, by their path from its root. */
export interface FactReader {
  /** What a source file holds; undefined when it cannot have to do with flags, or is gone. */
  readFile(file: string): ScannedFile | SyntaxProblem | SkippedFile | undefined;
  /** The same without asking first whether it can have to do with flags. */
  readAny(file: string): ScannedFile | SyntaxProblem | undefined;
  /** Says of files whether they hold one of these names. */
  naming(names: readonly string[]): (file: string) => boolean;
  /** The same for a given text. */
  readText(file: string, text: string): ScannedFile | SyntaxProblem | undefined;
  /** Declarations of a data file that the configuration names. */
  readData(file: string, text?: string): ScannedFile | undefined;
}

/** How a reader shares its work with the resolver: readings that are there already, and new ones. */
interface Sharing {
  readonly take?: (file: string) => Reading | undefined;
  readonly onReading?: (reading: Reading) => void;
}

/** Makes a reader that shares its pattern and buffer over all files. */
export function createFactReader(config: Config, registry: Registry, resolver: Resolver, { take, onReading }: Sharing = {}): FactReader {
  const prefilter = prefilterFor(config, registry);
  const canonicalKey = createCanonicalKey(keysOf(registry));
  const sdks = [...config.routers, ...config.sdks];
  const read = createFileReader();
  const isTest = testMatcher(config);
  const sourcesOf = declarationFinder(config.declarations);
  const registries = new Set(registry.files.map((file) => relative(config.root, file).replaceAll('\\', '/')));

  const readText = (file: string, text: string): ScannedFile | SyntaxProblem => {
    const test = isTest(file);
    const context = { sdks, declarations: sourcesOf(file), resolver, isTest: test, canonicalKey };
    let reading = take?.(file);
    if (!reading) {
      const { source, problem } = parse(file, text);
      if (problem) return problem;
      reading = readModule(source, context);
    }
    onReading?.(reading);
    const { source } = reading;
    const facts = factsOf(reading, context);
    return { file, isTest: test, facts, lines: linesOf(source.text) };
  };

  return {
    readFile(file) {
      const content = read(join(config.root, file));
      if ('absent' in content) return undefined;
      if ('skipped' in content) return { file, reason: content.skipped, ...(content.reason ? { detail: content.reason } : {}) };
      const wanted = prefilter(content.bytes.toString('latin1')) || sourcesOf(file).length > 0;
      if (!wanted || registries.has(file)) return undefined;
      const text = content.bytes.toString('utf8');
      return isMinified(text) ? { file, reason: 'minified' } : readText(file, text);
    },
    readAny(file) {
      const content = read(join(config.root, file));
      const text = 'bytes' in content && !registries.has(file) ? content.bytes.toString('utf8') : '';
      return text === '' || isMinified(text) ? undefined : readText(file, text);
    },
    naming(names) {
      const pattern = new RegExp(wholeWord(...names));
      return (file) => {
        const content = read(join(config.root, file));
        return 'bytes' in content && pattern.test(content.bytes.toString('latin1'));
      };
    },
    readText: (file, text) => (registries.has(file) ? undefined : readText(file, text)),
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

const hasFacts = (facts: FileFacts): boolean => facts.evaluations.length + facts.declarations.length + facts.overrides.length + facts.companions.length + facts.properties.length > 0;

function declarationFinder(declarations: readonly DeclarationSource[]): (file: string) => readonly DeclarationSource[] {
  if (declarations.length === 0) return () => [];
  const matchers = declarations.map((declaration) => ({ declaration, matches: picomatch(declaration.file.replace(/^\.\//, ''), { dot: true }) }));
  return (file) => matchers.filter(({ matches }) => matches(file)).map(({ declaration }) => declaration);
}
