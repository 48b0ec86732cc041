import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's root. */
export const projectRoot = resolve(import.meta.dirname, '..');

/** Folder of configurations, one folder a repository (`OWNER+NAME`). */
export const configs = join(projectRoot, 'bench/replay/configs');

/** Lays a commit of a bare clone into a new folder, with the benchmark's configuration over it, and commits it there. */
export function checkout(mirror: string, repository: string, commit: string): string {
  const name = repository.replace('/', '+');
  const work = mkdtempSync(join(tmpdir(), `unflag-bench-${name}-`));
  const bare = join(mirror, name, 'repo');
  const index = { ...process.env, GIT_INDEX_FILE: join(work, '.bench-index') };
  mkdirSync(work, { recursive: true });
  execFileSync('git', ['--git-dir', bare, '--work-tree', work, 'read-tree', commit], { env: index, cwd: work });
  try {
    execFileSync('git', ['--git-dir', bare, '--work-tree', work, 'checkout-index', '-a', '-f'], { env: index, cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    // A clone may lack its largest blobs; everything else is laid all the same.
    if (!String(error).includes('unable to read')) throw error;
  }
  execFileSync('rm', ['-f', join(work, '.bench-index')]);
  if (existsSync(join(configs, name))) cpSync(join(configs, name), work, { recursive: true });
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
