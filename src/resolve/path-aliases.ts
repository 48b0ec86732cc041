import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Jsonc from 'jsonc-parser';

const load = createRequire(import.meta.url);

/** What a tsconfig or jsconfig says of import paths; folders are absolute. */
interface PathAliases {
  readonly baseUrl?: string;
  /** Pattern with at most one `*`, and what it stands for. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

interface TsConfig {
  readonly extends?: string | readonly string[];
  readonly compilerOptions?: { readonly baseUrl?: string; readonly paths?: Readonly<Record<string, readonly string[]>> };
}

const NAMES = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'];
const MAX_EXTENDS = 5;

function readConfig(file: string, depth = 0): PathAliases | undefined {
  let config: TsConfig | undefined;
  try {
    const { parse } = load('jsonc-parser') as typeof Jsonc;
    config = parse(readFileSync(file, 'utf8'), [], { allowTrailingComma: true }) as TsConfig | undefined;
  } catch {
    return undefined;
  }
  const folder = dirname(file);
  const { baseUrl, paths } = config?.compilerOptions ?? {};
  const own: PathAliases = {
    ...(baseUrl === undefined ? {} : { baseUrl: join(folder, baseUrl) }),
    paths: Object.entries(paths ?? {}).map(([pattern, targets]) => [pattern, targets.map((target) => join(folder, baseUrl ?? '.', target))] as const),
  };
  if (own.paths.length > 0 || depth > MAX_EXTENDS) return own;
  for (const parent of [config?.extends ?? []].flat()) {
    // What is not installed is left out: it says nothing of this project's paths.
    const inherited = parent.startsWith('.') ? readConfig(join(folder, parent.endsWith('.json') ? parent : `${parent}.json`), depth + 1) : undefined;
    if (inherited) return { ...inherited, ...own, paths: inherited.paths };
  }
  return own;
}

/**
 * Reads import aliases leniently: from tsconfig.json, jsconfig.json or tsconfig.base.json of each folder up to the root, also where
 * the configuration extends a package that is not installed.
 */
export function createPathAliases(root: string): (file: string, source: string) => string[] {
  const known = new Map<string, PathAliases | undefined>();
  const read = (path: string): PathAliases | undefined => {
    if (!known.has(path)) known.set(path, readConfig(path));
    return known.get(path);
  };
  /** Absolute paths that an import can mean, nearest configuration first. */
  return (file, source) => {
    const parts = file.split('/').slice(0, -1);
    const folders = [...parts.map((_, i) => parts.slice(0, i + 1).join('/')).reverse(), ''];
    return folders.flatMap((folder) => NAMES.flatMap((name) => aliased(read(join(root, folder, name)), source)));
  };
}

function aliased(aliases: PathAliases | undefined, source: string): string[] {
  if (!aliases) return [];
  const byPath = aliases.paths.flatMap(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined) return pattern === source ? targets : [];
    if (!source.startsWith(before) || !source.endsWith(after) || source.length < before.length + after.length) return [];
    const middle = source.slice(before.length, source.length - after.length);
    return targets.map((target) => target.replace('*', () => middle));
  });
  return [...byPath, ...(aliases.baseUrl === undefined ? [] : [join(aliases.baseUrl, source)])];
}
