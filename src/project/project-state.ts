import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DiscoveredWithHashes, KnownFiles } from './discover.ts';

/** What shows whether a project's files are those of the last run. */
export interface ProjectState {
  /** Names the list of files, and the files that say what imports mean. */
  readonly structure: string;
  /** When each of what package managers write was written. */
  readonly installed: string;
  /** What shows that a file changed, in the order of the sources, with spaces between. */
  readonly hashes: string;
  readonly known?: KnownFiles;
}

/** What became of a project since its last run. */
export interface Since {
  /** Sources that changed; undefined where the list is another one, or imports may lead elsewhere. */
  readonly changed: readonly string[] | undefined;
  state(): ProjectState;
}

/** What package managers write below `node_modules` with each installation. */
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-integrity', '.yarn-state.yml'];

/** Says of a file, by path from the root, whether it says where imports lead: a manifest, compiler options. */
export const decidesImports = (file: string): boolean => /(?:^|\/)(?:package\.json|[tj]sconfig[^/]*\.json|pnpm-workspace\.yaml)$/.test(file);

/** Compares a project with its last run: by what git says changed where the list is the same, else file by file. */
export function changesSince(root: string, found: DiscoveredWithHashes, last?: ProjectState): Since {
  const { sources, others, touched, known, hash } = found;
  const installed = INSTALLED.map((file) => statSync(join(root, 'node_modules', file), { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ');
  const rest = { installed, ...(known ? { known } : {}) };
  if (last?.installed === installed && touched && !touched.some(decidesImports)) {
    const before = touched.length > 0 ? last.hashes.split(' ') : [];
    const open = new Set(touched);
    const now = new Map(sources.flatMap((file, index) => (open.has(file) ? [[index, hash(file)] as const] : [])));
    const changed = [...now].flatMap(([index, it]) => (before[index] === it ? [] : (sources[index] ?? [])));
    return { changed, state: () => ({ ...rest, structure: last.structure, hashes: before.length > 0 ? before.map((it, index) => now.get(index) ?? it).join(' ') : last.hashes }) };
  }
  const structure = createHash('sha1').update(JSON.stringify([sources, others.filter(decidesImports).map((file) => [file, hash(file)])])).digest('hex');
  const hashes = sources.map(hash);
  const before = last?.installed === installed && last.structure === structure ? last.hashes.split(' ') : undefined;
  return { changed: before && sources.filter((_, index) => before[index] !== hashes[index]), state: () => ({ ...rest, structure, hashes: hashes.join(' ') }) };
}
