import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FileFacts } from '../facts/types.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { SyntaxProblem } from './parse.ts';
import type { ResolverState } from './project-resolver.ts';
import type { ProjectState } from './project-state.ts';
import { keysOf, type Scopes } from './scopes.ts';
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
const FORMAT = 6;

const sha = (content: string | Buffer): string => createHash('sha1').update(content).digest('hex');

/** Names what facts depend on besides the project's files: this tool, the configuration with its SDKs, and the registry's keys. */
export function factsKey({ all, config: { root } }: Scopes): string {
  const scopes = all.map(({ config, registry }) => [config, keysOf(registry), registry.files.map((file) => relative(root, file))]);
  return sha(JSON.stringify([FORMAT, packageJson.version, scopes]).replaceAll(JSON.stringify(root).slice(1, -1), ''));
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

/** A cache file's beginning, up to the object with the facts. */
const headOf = (sum: string): string => `{"sum":"${sum}","facts":`;
const HEAD_LENGTH = headOf('').length + 40;

/** ASCII needs no decoding when it is read. */
const ascii = (json: string): string => json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

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

const decoded = (text: string): unknown => JSON.parse(text, text.includes(MARK) ? decodeFacts : undefined);

/** Parses a cache file; undefined when it was written for something else or is not as it was written. */
function parseCache(content: Buffer, key: string): CachedScan | undefined {
  const facts = content.subarray(HEAD_LENGTH, -1);
  if (headOf(sha(facts)) !== content.toString('latin1', 0, HEAD_LENGTH)) return undefined;
  const text = facts.toString('latin1');
  const { key: found, scan } = decoded(text) as { readonly key: string; readonly scan: KeptScan };
  if (found !== key) return undefined;
  const { typed, ...rest } = scan;
  return { ...rest, files: scan.files.map(fromKept), ...(typed ? { typed: { ...typed, files: typed.files.map(fromKept) } } : {}) };
}

/** The cache below a project's `node_modules`; undefined where there is no such folder. */
export function createFactsCache(scopes: Scopes): FactsCache | undefined {
  const { root } = scopes.config;
  if (!existsSync(join(root, 'node_modules'))) return undefined;
  const folder = join(root, 'node_modules/.cache/unflag');
  const file = join(folder, 'facts.json');
  const key = factsKey(scopes);
  return {
    load() {
      try {
        return parseCache(readFileSync(file), key);
      } catch {
        return undefined;
      }
    },
    save({ typed, ...scan }) {
      const kept: KeptScan = { ...scan, files: scan.files.map(toKept), ...(typed ? { typed: { ...typed, files: typed.files.map(toKept) } } : {}) };
      const facts = Buffer.from(ascii(JSON.stringify({ key, scan: kept }, encodeFacts)), 'latin1');
      const part = join(folder, `${randomUUID()}.part`);
      try {
        mkdirSync(folder, { recursive: true });
      } catch {
        return;
      }
      try {
        writeFileSync(part, Buffer.concat([Buffer.from(headOf(sha(facts))), facts, Buffer.from('}')]));
        renameSync(part, file);
      } catch {
        rmSync(part, { force: true });
      }
    },
  };
}
