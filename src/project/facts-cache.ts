import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { FileFacts } from '../facts/types.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { cacheFolder, readChecked, writeChecked } from './cache-file.ts';
import type { SyntaxProblem } from './parse.ts';
import type { ResolverState } from './project-resolver.ts';
import type { ProjectState } from './project-state.ts';
import { keysOf, type Scope, type Scopes } from './scopes.ts';
import type { ScannedFile, SkippedFile } from './types.ts';

/** What one reading of a whole project leaves for the next one. */
export interface CachedScan extends ProjectState {
  readonly files: readonly ScannedFile[];
  readonly read: readonly string[];
  readonly problems: readonly SyntaxProblem[];
  readonly skipped: readonly SkippedFile[];
  /** What files said at a glance, where it was anything. */
  readonly glances: Readonly<Record<string, string>>;
  /** Names that make files worth reading. */
  readonly names: readonly string[];
  readonly resolver: ResolverState;
  readonly typed?: TypedFiles;
}

/** What files hold when types answer their open questions. */
export interface TypedFiles {
  /** The files that have open questions. */
  readonly asking: readonly string[];
  /** Files that the answers depend on. */
  readonly sources: readonly string[];
  readonly files: readonly ScannedFile[];
}

/** Goes up with each change of what facts say. */
const FORMAT = 8;

const sha = (content: string): string => createHash('sha1').update(content).digest('hex');

/** Names what facts depend on besides the project's files: this tool, the configuration with its SDKs, and the registry's keys. */
export const factsKey = ({ all, config: { root } }: Scopes): string => keyOfScopes(all, root);

/** The same of some scopes of a project. */
export function keyOfScopes(scopes: readonly Scope[], root: string): string {
  const said = scopes.map(({ config, registry }) => [config, keysOf(registry), registry.files.map((file) => relative(root, file))]);
  return sha(JSON.stringify([FORMAT, packageJson.version, said]).replaceAll(JSON.stringify(root).slice(1, -1), ''));
}

/** Reads and writes the facts of a project's last reading. */
export interface FactsCache {
  /** What the last reading left; undefined when there is nothing, or nothing that can be trusted. */
  load(): CachedScan | undefined;
  /** Writes the file whole or not at all; a disk that cannot be written to is no error. */
  save(scan: CachedScan): void;
}

const MARK = '$unflag';

/** Writes what JSON has no word for. */
export const encodeFacts = (_: string, value: unknown): unknown =>
  value === undefined ? { [MARK]: 'undefined' } : typeof value === 'number' && !Number.isFinite(value) ? { [MARK]: String(value) } : value;

/** Reads it again. */
export const decodeFacts = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
  return value[MARK] === 'undefined' ? undefined : Number(value[MARK]);
};

/** Facts that few commands ask for and that are a fifth of what is kept: they stay text until then. */
const SELDOM = ['functions', 'calls'] as const;

type KeptFacts = Omit<FileFacts, (typeof SELDOM)[number]> & Partial<Record<(typeof SELDOM)[number], string>>;
interface KeptFile extends Omit<ScannedFile, 'facts'> {
  readonly facts: KeptFacts;
}

interface KeptScan extends Omit<CachedScan, 'files' | 'typed'> {
  readonly files: readonly KeptFile[];
  readonly typed?: Omit<TypedFiles, 'files'> & { readonly files: readonly KeptFile[] };
}

/** What facts were read from. */
const keptAs = new WeakMap<FileFacts, KeptFacts>();

function toKept({ facts, ...file }: ScannedFile): KeptFile {
  const texts = SELDOM.flatMap((name) => (facts[name] ? [[name, JSON.stringify(facts[name], encodeFacts)] as const] : []));
  return { ...file, facts: keptAs.get(facts) ?? ({ ...facts, ...Object.fromEntries(texts) } as unknown as KeptFacts) };
}

function fromKept({ facts: kept, ...file }: KeptFile): ScannedFile {
  const facts = Object.defineProperties({ ...kept }, Object.fromEntries(SELDOM.flatMap((name) => {
    const text = kept[name];
    let value: unknown;
    return text === undefined ? [] : [[name, { enumerable: true, get: () => (value ??= decoded(text)) }]];
  }))) as unknown as FileFacts;
  keptAs.set(facts, kept);
  return { ...file, facts };
}

/** Parses what `encodeFacts` wrote. */
export const decoded = (text: string): unknown => JSON.parse(text, text.includes(MARK) ? decodeFacts : undefined);

/** Parses what was kept; undefined when it was kept for something else. */
function parseCache(json: string, key: string): CachedScan | undefined {
  const { key: found, scan } = decoded(json) as { readonly key: string; readonly scan: KeptScan };
  if (found !== key) return undefined;
  const { typed, ...rest } = scan;
  return { ...rest, files: scan.files.map(fromKept), ...(typed ? { typed: { ...typed, files: typed.files.map(fromKept) } } : {}) };
}

/** The cache below a project's `node_modules`; undefined where there is no such folder. */
export function createFactsCache(scopes: Scopes): FactsCache | undefined {
  const { root } = scopes.config;
  const folder = cacheFolder(root);
  if (folder === undefined) return undefined;
  const file = join(folder, 'facts.json');
  const key = factsKey(scopes);
  return {
    load() {
      const json = readChecked(file);
      return json === undefined ? undefined : parseCache(json, key);
    },
    save({ typed, ...scan }) {
      const kept: KeptScan = { ...scan, files: scan.files.map(toKept), ...(typed ? { typed: { ...typed, files: typed.files.map(toKept) } } : {}) };
      writeChecked(file, JSON.stringify({ key, scan: kept }, encodeFacts));
    },
  };
}
