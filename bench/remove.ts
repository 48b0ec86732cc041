/**
 * What one removal costs beside a cold scan, and many removals in one run beside one: medians of interleaved runs.
 *
 *     npm run bench:remove -- --mirror DIR [--repo OWNER/NAME] [--runs 5] [--flags 50] [--dist DIR]
 *
 * DIR of `--mirror` holds bare clones as OWNER+NAME/repo; the newest commit is taken, and nothing is written to it. The single removals are
 * of the flags that are read most often. A run of a busy machine says little: wait for an idle one.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout, projectRoot } from './lib.ts';
import { measure, spreadOf, type Cost } from './speed/measure.ts';

const { values } = parseArgs({
  options: {
    mirror: { type: 'string' }, repo: { type: 'string', multiple: true, default: ['Unleash/unleash', 'linode/manager'] },
    runs: { type: 'string', default: '5' }, flags: { type: 'string', default: '50' }, dist: { type: 'string', default: join(projectRoot, 'dist') },
  },
});
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');
const mirror = resolve(values.mirror);
const cli = join(resolve(values.dist), 'cli.js');
const SINGLES = 3;

/** Keys of the flags that are read, the most read ones first. */
function keysIn(folder: string): string[] {
  const { flags } = JSON.parse(execFileSync(process.execPath, [cli, 'scan', '--format', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 })) as { flags: { key: string; evaluations: { exactness: string }[] }[] };
  return flags.filter((flag) => flag.evaluations.some(({ exactness }) => exactness === 'exact')).sort((a, b) => b.evaluations.length - a.evaluations.length).map(({ key }) => key);
}

const times = (of: readonly Cost[], by: readonly Cost[], part: 'cpu' | 'wall'): string => {
  const { median, low, high } = spreadOf(of.map((cost, i) => cost[part] / (by[i]?.[part] ?? 1)));
  return `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
};

console.log('| repository | one removal, times a cold scan: CPU | wall | many in one run, times one: CPU | wall | scan CPU s | removal CPU s |\n| --- | --- | --- | --- | --- | --- | --- |');
for (const repository of values.repo) {
  const head = execFileSync('git', ['--git-dir', join(mirror, repository.replace('/', '+'), 'repo'), 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const folder = checkout(mirror, repository, head);
  try {
    const keys = keysIn(folder);
    const many = keys.slice(0, Number(values.flags));
    const scans: Cost[] = [];
    const singles: Cost[] = [];
    const all: Cost[] = [];
    const cold = (...args: readonly string[]): Cost => {
      rmSync(join(folder, 'node_modules/.cache/unflag'), { recursive: true, force: true });
      return measure(folder, [process.execPath, cli, ...args]);
    };
    for (let round = 0; round <= Number(values.runs); round++) {
      const scan = cold('scan');
      const single = cold('remove', keys[round % SINGLES] ?? '', '--keep', 'on');
      const together = cold('remove', ...many, '--keep', 'on');
      // The first round warms the system's caches.
      if (round === 0) continue;
      scans.push(scan);
      singles.push(single);
      all.push(together);
    }
    const seconds = (of: readonly Cost[]): string => spreadOf(of.map(({ cpu }) => cpu)).median.toFixed(2);
    console.log(`| ${repository} | ${times(singles, scans, 'cpu')} | ${times(singles, scans, 'wall')} | ${times(all, singles, 'cpu')} for ${String(many.length)} | ${times(all, singles, 'wall')} | ${seconds(scans)} | ${seconds(singles)} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`\n${values.runs} interleaved runs; Node ${process.version}; load ${loadavg()[0]?.toFixed(1) ?? ''}`);
