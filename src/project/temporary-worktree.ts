import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, gitText } from './git.ts';

/** The last commit of a repository, with an index of its own. */
export interface TemporaryWorktree {
  /** Root of the user's repository. */
  readonly repository: string;
  /** Path from the repository's root to the folder it was opened from: empty, or with a slash at its end. */
  readonly prefix: string;
  /** Full name of the commit. */
  readonly commit: string;
  /** Root of the temporary work tree. */
  readonly folder: string;
  /** Where to read the commit from: the user's folder when nothing in the repository is changed, a copy otherwise. */
  readonly cwd: string;
  dispose(): void;
}

/** Opens the last commit of the repository round a folder in a temporary work tree, so that the user's own, changed or not, is left alone. Throws a `UsageError` where there is none. */
export function openTemporaryWorktree(cwd: string): TemporaryWorktree {
  const repository = gitText(git(cwd, ['rev-parse', '--show-toplevel']), '--branch needs a git repository');
  const commit = gitText(git(cwd, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']), '--branch needs a first commit to start from');
  const prefix = gitText(git(cwd, ['rev-parse', '--show-prefix']), '--branch needs a git repository');
  const isClean = git(repository, ['status', '--porcelain', '--untracked-files=all']).stdout === '';
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'unflag-branch-'))), 'tree');
  const dispose = (): void => {
    git(repository, ['worktree', 'remove', '--force', folder]);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  };
  try {
    gitText(git(repository, [...NO_HOOKS, 'worktree', 'add', '--quiet', '--detach', ...(isClean ? ['--no-checkout'] : []), folder, commit]), 'git could not lay out the last commit');
  } catch (error) {
    dispose();
    throw error;
  }
  return { repository, prefix, commit, folder, cwd: isClean ? cwd : join(folder, prefix), dispose };
}

const NO_HOOKS = ['-c', 'core.hooksPath=/dev/null'];
