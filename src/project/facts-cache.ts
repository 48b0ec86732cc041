import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { SyntaxProblem } from './parse.ts';
import type { ResolverState } from './project-resolver.ts';
import { keysOf, type Scopes } from './scopes.ts';
import type { ScannedFile, SkippedFile } from './types.ts';

/** What one reading of a whole project leaves for the next one. */
export interface CachedScan {
  /** Names the list of files, and the files that say what imports mean. */
  readonly structure: string;
  /** What shows that a file changed, in the order of the sources. */
  readonly hashes: readonly string[];
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
const FORMAT = 5;

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

/** Parses a cache file; undefined when it was written for something else or is not as it was written. */
function parseCache(content: Buffer, key: string): CachedScan | undefined {
  const facts = content.subarray(HEAD_LENGTH, -1);
  if (headOf(sha(facts)) !== content.toString('latin1', 0, HEAD_LENGTH)) return undefined;
  const text = facts.toString('latin1');
  const parsed = JSON.parse(text, text.includes(MARK) ? decodeFacts : undefined) as { readonly key: string; readonly scan: CachedScan };
  return parsed.key === key ? parsed.scan : undefined;
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
    save(scan) {
      const facts = ascii(JSON.stringify({ key, scan }, encodeFacts));
      const part = join(folder, `${randomUUID()}.part`);
      try {
        mkdirSync(folder, { recursive: true });
      } catch {
        return;
      }
      try {
        writeFileSync(part, `${headOf(sha(facts))}${facts}}`);
        renameSync(part, file);
      } catch {
        rmSync(part, { force: true });
      }
    },
  };
}
