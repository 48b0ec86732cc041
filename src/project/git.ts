import { execFile, spawnSync } from 'node:child_process';
import { UsageError } from '../errors.ts';

/** What a git command printed; `ok` is false when git is missing or it failed. */
export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

const PLAIN = ['--no-optional-locks', '-c', 'core.quotePath=false'];
const OUTPUT = { encoding: 'utf8', maxBuffer: 1 << 29 } as const;

/** Runs git in a folder, without optional locks and with plain messages. */
export function git(cwd: string, args: readonly string[], input?: string): GitResult {
  const { stdout, ...result } = gitBytes(cwd, args, input);
  return { ...result, stdout: stdout.toString() };
}

/** The same, with what it printed as bytes, for output that is long. */
export function gitBytes(cwd: string, args: readonly string[], input?: string): Omit<GitResult, 'stdout'> & { readonly stdout: Buffer } {
  const result = spawnSync('git', [...PLAIN, ...args], { cwd, maxBuffer: OUTPUT.maxBuffer, stdio: ['pipe', 'pipe', 'pipe'], ...(input === undefined ? {} : { input }) });
  return result.error ? { ok: false, stdout: Buffer.of(), stderr: result.error.message } : { ok: result.status === 0, stdout: result.stdout, stderr: result.stderr.toString() };
}

/** The same without waiting, for commands that can run beside each other. */
export const gitLater = (cwd: string, args: readonly string[]): Promise<GitResult> =>
  new Promise((resolve) => {
    execFile('git', [...PLAIN, ...args], { cwd, ...OUTPUT }, (error, stdout, stderr) => {
      resolve({ ok: error === null, stdout, stderr });
    });
  });

/** What a git command printed, without the last line break; throws a `UsageError` that begins with `problem` when it failed. */
export function gitText({ ok, stdout, stderr }: GitResult, problem: string): string {
  if (!ok) throw new UsageError(`${problem}${stderr.trim() === '' ? '' : ` (${stderr.trim()})`}`);
  return stdout.replace(/\r?\n$/, '');
}

/** Splits the output of `git … -z`. */
export const nulSeparated = (text: string): string[] => text.split('\0').filter((item) => item !== '');
