import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { git, gitText, nulSeparated, type GitResult } from './git.ts';
import type { TemporaryWorktree } from './temporary-worktree.ts';
import type { FileChange } from './write-files.ts';

/** A branch to be made, with one commit. */
export interface NewBranch {
  readonly branch: string;
  readonly message: string;
  /** By path from the project's root. */
  readonly files: readonly FileChange[];
}

const BRANCH_REFS = 'refs/heads/';

/** A branch name for a key: what git does not take in a name becomes a dash. */
export function branchName(prefix: string, key: string): string {
  const parts = key.normalize('NFKD').replaceAll(/[^\w./-]+/g, '-').replaceAll('..', '-').split('/');
  return `${prefix}${parts.map((part) => part.replace(/^[.-]+/, '').replace(/(?:\.lock|[.-])+$/, '')).filter(Boolean).join('/') || 'flag'}`;
}

/** Throws a `UsageError` when a branch cannot be made: its name is wrong, taken, or given twice. */
export function checkBranches(cwd: string, names: readonly string[]): void {
  for (const name of names) {
    if (!git(cwd, ['check-ref-format', '--branch', name]).ok) throw new UsageError(`${name} is no branch name; choose another --branch-prefix`);
    if (git(cwd, ['show-ref', '--verify', '--quiet', `${BRANCH_REFS}${name}`]).ok) throw new UsageError(`the branch ${name} exists already; delete it (git branch -D ${name}) or choose another --branch-prefix`);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`two flags would have the branch ${twice}; remove them one by one, with different --branch-prefix`);
}

/** Makes the branches, all or none, each with one commit on the worktree's. `root` is where the files were read. Gives the commits' names. */
export function commitBranches(base: TemporaryWorktree, root: string, prefix: string, branches: readonly NewBranch[]): string[] {
  const commits = branches.map((branch) => commitOf(base, root, prefix, branch));
  const updates = branches.map(({ branch }, index) => `create ${BRANCH_REFS}${branch} ${commits[index] ?? ''}\n`).join('');
  said(git(base.repository, ['update-ref', '--stdin'], updates));
  return commits;
}

function commitOf({ repository, folder, commit }: TemporaryWorktree, root: string, prefix: string, { message, files }: NewBranch): string {
  said(git(folder, ['read-tree', commit]));
  const modes = modesOf(folder, files.map(({ file }) => prefix + file));
  const entries = files.map(({ file, before, after }) => {
    const path = prefix + file;
    const mode = modes.get(path);
    if (mode === undefined) throw new UsageError(`${file} is not in the commit; commit it first, or leave it out with --only`);
    if (after === null) return `0 ${'0'.repeat(40)}\t${path}`;
    const text = readFileSync(join(root, file), 'utf8');
    if (text.replace(/^\uFEFF/, '') !== before.replace(/^\uFEFF/, '')) throw new UsageError(`${file} changed while the removal was made; run it again`);
    const content = text.startsWith('\uFEFF') && !after.startsWith('\uFEFF') ? `\uFEFF${after}` : after;
    return `${mode} ${said(git(repository, ['hash-object', '-w', '--stdin', `--path=${path}`], content))}\t${path}`;
  });
  said(git(folder, ['update-index', '-z', '--index-info'], entries.map((entry) => `${entry}\0`).join('')));
  const tree = said(git(folder, ['write-tree']));
  const sign = git(repository, ['config', '--type=bool', 'commit.gpgsign']).stdout.trim() === 'true' ? ['-S'] : [];
  return said(git(repository, ['commit-tree', tree, '-p', commit, ...sign, '-F', '-'], message));
}

function modesOf(folder: string, paths: readonly string[]): Map<string, string> {
  const listed = said(git(folder, ['ls-files', '--stage', '-z', '--', ...paths.map((path) => `:(literal)${path}`)]));
  return new Map(nulSeparated(listed).map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, 6)]));
}

const said = (result: GitResult): string => gitText(result, 'git could not make the branch');
