import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one run took: seconds, seconds of user and system, MiB. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** Runs a command and its children to the end, whatever they print, and says what the system counted. */
const RUNNER = `
import json, os, resource, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[3:], cwd=sys.argv[2], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
errors = child.stderr.read().decode(errors='replace')
_, status, usage = os.wait4(child.pid, 0)
wall = time.perf_counter() - start
json.dump({'wall': wall, 'cpu': usage.ru_utime + usage.ru_stime, 'peak': usage.ru_maxrss / 1024, 'code': os.waitstatus_to_exitcode(status), 'errors': errors[:400]}, open(sys.argv[1], 'w'))
`;

/** Measures one run of a command in a folder; throws when it fails otherwise than by exit code 1, which means findings. */
export function measure(cwd: string, command: readonly string[]): Cost {
  const below = mkdtempSync(join(tmpdir(), 'unflag-measure-'));
  try {
    const into = join(below, 'cost.json');
    execFileSync('python3', ['-c', RUNNER, into, cwd, ...command]);
    const { code, errors, ...cost } = JSON.parse(readFileSync(into, 'utf8')) as Cost & { code: number; errors: string };
    if (code > 1) throw new Error(`${command.join(' ')} ended with ${code}: ${errors}`);
    return cost;
  } finally {
    rmSync(below, { recursive: true, force: true });
  }
}

/** Median and the quarters round it. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Median, lower and upper quartile of some numbers. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
