import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's root. */
export const projectRoot = resolve(import.meta.dirname, '..');

/** Folder of configurations, one folder a repository (`OWNER+NAME`). */
export const configs = join(projectRoot, 'bench/replay/configs');

/** Lays the files of a bare clone's commit into a folder. */
export function layCommit(bare: string, commit: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const index = join(into, '.bench-index');
  const env = { ...process.env, GIT_INDEX_FILE: index };
  execFileSync('git', ['--git-dir', bare, '--work-tree', into, 'read-tree', commit], { env, cwd: into });
  try {
    execFileSync('git', ['--git-dir', bare, '--work-tree', into, 'checkout-index', '-a', '-f'], { env, cwd: into, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
  } catch (error) {
    // A clone may lack its largest blobs; everything else is laid all the same.
    if (!String(error).includes('unable to read')) throw error;
  }
  rmSync(index, { force: true });
}

/** Lays a commit of a bare clone into a new folder, with the repository's folder of configurations over it, and commits it there. */
export function checkout(mirror: string, repository: string, commit: string, from = configs): string {
  const name = repository.replace('/', '+');
  const work = mkdtempSync(join(tmpdir(), `unflag-bench-${name}-`));
  layCommit(join(mirror, name, 'repo'), commit, work);
  if (existsSync(join(from, name))) cpSync(join(from, name), work, { recursive: true });
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: work, stdio: 'ignore', maxBuffer: 1 << 28 });
  git('init', '-q');
  git('add', '-A', '-f');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-q', '-m', 'bench');
  return work;
}

/** Runs the built command line in a folder; gives what it printed. */
export function unflag(cwd: string, ...args: string[]): string {
  try {
    return execFileSync(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    // Exit code 1 says that there is something to report, which is what is measured.
    if (error instanceof Error && 'status' in error && error.status === 1 && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}
