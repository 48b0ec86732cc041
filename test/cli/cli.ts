import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in a folder, on 22 November 2026. */
export async function cli(cwd: string, ...args: string[]): Promise<CliResult> {
  let out = '';
  let err = '';
  const code = await run(args, {
    version: '0.0.0',
    cwd,
    now: new Date('2026-11-22T12:00:00Z'),
    colors: false,
    columns: 100,
    progress: false,
    platform: 'test',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** A temporary folder with these files, by path; removed after the test. */
export function folder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'unflag-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  write(root, files);
  return root;
}

/** Writes files into a folder, by path. */
export function write(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

/** A temporary copy of a project in fixtures/projects. */
export function fixture(name: string): string {
  const root = folder();
  cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'projects', name), root, { recursive: true });
  return root;
}

/** Runs git in a folder; throws with its words when it fails. */
export function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Makes a folder a git repository with everything committed on branch main. */
export function commitAll(cwd: string, message = 'Start'): void {
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', message);
}
