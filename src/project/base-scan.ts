import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { UsageError } from '../errors.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import type { Registry } from '../registry/types.ts';
import { importsOf } from '../facts/prefilter.ts';
import { askingFiles } from './asking-files.ts';
import { isCode } from './discover.ts';
import { git, nulSeparated } from './git.ts';
import { openTypes } from './open-types.ts';
import { createFactReader } from './scan.ts';
import { joinRegistries, withRegistries, type Scope } from './scopes.ts';
import type { Scan, ScannedFile } from './types.ts';
import { withTags } from './with-tags.ts';

/** The same project as it was where this branch left `ref`, read with today's configuration. Files that were renamed since have their new names. */
export function baseScan(scan: Scan, ref: string): Scan {
  const { root } = scan.config;
  const changes = changesSince(root, ref);
  const files = new Map(scan.files);
  for (const file of untracked(root)) files.delete(file);
  for (const { file } of changes) files.delete(file);
  const texts = readBlobs(root, changes.flatMap(({ blob }) => (blob === undefined ? [] : [blob])));
  const before = new Map(changes.flatMap(({ file, blob }) => (blob === undefined ? [] : [[file, texts.get(blob) ?? ''] as const])));
  const scopes = withRegistries(scan.scopes, (scope, outer) => baseRegistry(scope, outer, before));
  const reader = createFactReader(scopes, scan.resolver);
  const read = (file: string): string | undefined => before.get(file) ?? scan.read(file);
  const changed: ScannedFile[] = [];
  for (const [file, text] of before) {
    const { includes, excludes } = scopes.of(file);
    if (excludes(file)) continue;
    const result = isCode(file) && includes(file) ? reader.readText(file, text) : reader.readData(file, text);
    if (result && 'facts' in result) changed.push(result);
  }
  const asking = scan.types ? askingFiles(changed, scan.others, scan.config) : [];
  const types = asking.length > 0 ? openTypes({ sdks: [...scan.config.routers, ...scan.config.sdks], read, importsOf: (file) => importsOf(read(file) ?? ''), resolve: scan.resolver.resolve }) : undefined;
  const typed = asking.flatMap((file) => reader.readText(file, before.get(file) ?? '', types?.oracleOf(file)) ?? []);
  for (const result of [...changed, ...typed]) if ('facts' in result) files.set(result.file, result);
  const base: Scan = { ...scan, scopes, registry: scopes.registry, files, read };
  try {
    return withTags(base);
  } catch {
    return base;
  }
}

interface Change {
  /** Its path from the root today; for a deleted file, the one it had. */
  readonly file: string;
  /** What it was called in the object store; absent when it is new. */
  readonly blob?: string;
}

function changesSince(root: string, ref: string): Change[] {
  const base = git(root, ['merge-base', ref, 'HEAD']);
  if (!base.ok) throw new UsageError(noMergeBase(root, ref));
  const commit = base.stdout.trim();
  const { stdout } = git(root, ['diff', '--name-status', '-z', '-M', '--relative', '--no-ext-diff', commit]);
  const fields = nulSeparated(stdout);
  const changes: Change[] = [];
  while (fields.length > 0) {
    const status = fields.shift() ?? '';
    const path = fields.shift() ?? '';
    const file = /^[RC]/.test(status) ? (fields.shift() ?? '') : path;
    changes.push(status.startsWith('A') ? { file } : { file, blob: `${commit}:./${path}` });
  }
  return changes;
}

function noMergeBase(root: string, ref: string): string {
  if (!git(root, ['rev-parse', '--git-dir']).ok) return '--changed-since needs a git repository, and this folder is in none';
  if (!git(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).ok) {
    return `--changed-since: git knows no "${ref}" here; fetch it first (in GitHub Actions: actions/checkout with fetch-depth: 0)`;
  }
  return `--changed-since: git finds no common ancestor of HEAD and "${ref}"; fetch more history (in GitHub Actions: actions/checkout with fetch-depth: 0)`;
}

const untracked = (root: string): string[] => nulSeparated(git(root, ['ls-files', '-z', '--others', '--exclude-standard']).stdout);

/** Texts of objects, all by one git process. */
function readBlobs(root: string, names: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  if (names.length === 0) return texts;
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], { cwd: root, input: `${names.join('\n')}\n`, maxBuffer: 1 << 30 });
  let at = 0;
  for (const name of names) {
    const end = stdout.indexOf(10, at);
    if (end === -1) break;
    const header = stdout.toString('utf8', at, end);
    const size = / blob (\d+)$/.exec(header)?.[1];
    at = end + 1;
    if (size === undefined) continue;
    texts.set(name, stdout.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/** The registry of a scope as it was; where that cannot be read, as it is. */
function baseRegistry({ config: { root, registry: files }, registry }: Scope, outer: Registry | undefined, before: ReadonlyMap<string, string>): Registry {
  const read = (path: string): string => before.get(relative(root, path).replaceAll('\\', '/')) ?? readFileSync(path, 'utf8');
  try {
    const own = loadRegistry(files, { root, read });
    return outer ? joinRegistries([own, outer]) : own;
  } catch {
    return registry;
  }
}
