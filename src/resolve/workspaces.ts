import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadYaml } from '../data/load-yaml.ts';
import { escapePattern } from '../text/patterns.ts';

/** A package of the project itself. */
export interface Workspace {
  readonly name: string;
  /** Folder from the project's root. */
  readonly folder: string;
  readonly manifest: Manifest;
}

type Exports = string | null | readonly Exports[] | { readonly [condition: string]: Exports };

interface Manifest {
  readonly name?: string;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  readonly exports?: Exports;
  readonly [field: string]: unknown;
}

const MAX_DEPTH = 4;
const SKIPPED = new Set(['node_modules', 'dist', 'build', 'coverage']);

function manifestOf(folder: string): Manifest | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

function foldersIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
      .map((entry) => (folder === '' ? entry.name : `${folder}/${entry.name}`));
  } catch {
    return [];
  }
}

/** Folders that a workspace pattern means; `*` is one folder, `**` any number of them. */
function expand(root: string, parts: readonly string[], folder = '', depth = 0): string[] {
  const [head, ...rest] = parts;
  if (head === undefined) return [folder];
  if (!head.includes('*')) return expand(root, rest, folder === '' ? head : `${folder}/${head}`, depth);
  if (depth > MAX_DEPTH) return [];
  const below = foldersIn(root, folder);
  if (head === '**') return [...expand(root, rest, folder, depth), ...below.flatMap((f) => expand(root, parts, f, depth + 1))];
  const pattern = new RegExp(`^${head.split('*').map(escapePattern).join('[^/]*')}$`);
  return below.filter((f) => pattern.test(f.split('/').at(-1) ?? '')).flatMap((f) => expand(root, rest, f, depth + 1));
}

function patternsOf(root: string): readonly string[] {
  const declared = manifestOf(root)?.workspaces;
  const listed = declared === undefined ? [] : 'packages' in declared ? (declared.packages ?? []) : (declared as readonly string[]);
  if (listed.length > 0) return listed;
  try {
    const { packages } = loadYaml().parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as { readonly packages?: unknown };
    return Array.isArray(packages) ? packages.filter((pattern) => typeof pattern === 'string') : [];
  } catch {
    return [];
  }
}

/** Packages that the project's root declares as its workspaces (npm, yarn, pnpm), by name. */
export function findWorkspaces(root: string): ReadonlyMap<string, Workspace> {
  const found = new Map<string, Workspace>();
  for (const pattern of patternsOf(root).filter((p) => !p.startsWith('!'))) {
    for (const folder of expand(root, pattern.replace(/^\.\//, '').split('/').filter(Boolean))) {
      const manifest = manifestOf(join(root, folder));
      if (manifest?.name !== undefined) found.set(manifest.name, { name: manifest.name, folder, manifest });
    }
  }
  return found;
}

const CONDITIONS = ['source', 'types', 'import', 'default', 'require', 'node'];

function targetsOf(exports: Exports | undefined): string[] {
  if (typeof exports === 'string') return [exports];
  if (exports === null || exports === undefined) return [];
  if (Array.isArray(exports)) return exports.flatMap((e: Exports) => targetsOf(e));
  return CONDITIONS.flatMap((condition) => targetsOf((exports as Readonly<Record<string, Exports>>)[condition]));
}

/**
 * Files that an import of a workspace's package can mean, the likeliest first, without extension where that is open. What is built
 * (`dist/index.js`) is looked for where its source is (`src/index`).
 */
export function workspaceFiles({ folder, manifest }: Workspace, subpath: string): string[] {
  const { exports } = manifest;
  const bySubpath = typeof exports === 'object' && exports !== null && !Array.isArray(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  const key = subpath === '' ? '.' : `./${subpath}`;
  const declared = bySubpath ? targetsOf((exports as Readonly<Record<string, Exports>>)[key]) : subpath === '' ? targetsOf(exports) : [];
  const fields = subpath === '' ? ['source', 'types', 'typings', 'module', 'main'].map((field) => manifest[field]).filter((value) => typeof value === 'string') : [];
  const written = [...declared, ...fields].map((path) => path.replace(/^\.\//, ''));
  const sources = written.flatMap((path) => {
    const bare = path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
    return [path, ...['src/', ''].flatMap((to) => [bare.replace(/^(?:dist|lib|build|out)\/(?:(?:esm|cjs|types|src)\/)?/, to)])];
  });
  const usual = subpath === '' ? ['src/index', 'index', 'lib/index', 'src/main'] : [subpath, `src/${subpath}`, subpath.replace(/^(?:dist|lib|build)\//, 'src/')];
  return [...new Set([...sources, ...usual])].map((path) => `${folder}/${path}`);
}
