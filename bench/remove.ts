/**
 * What one removal costs beside a cold scan, and many removals in one run beside one: medians of interleaved runs.
 *
 *     npm run bench:remove -- --mirror DIR [--repo OWNER/NAME] [--runs 5] [--flags 50] [--dist DIR]
 *
 * DIR of `--mirror` holds bare clones as OWNER+NAME/repo; the newest commit is taken, and nothing is written to it. The single removals are
 * of the flag that is read most often and of one in the middle. A run of a busy machine says little: wait for an idle one.
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

/** Keys of the flags that are read, the most read ones first. */
function keysIn(folder: string): string[] {
  const { flags } = JSON.parse(execFileSync(process.execPath, [cli, 'scan', '--format', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 })) as { flags: { key: string; evaluations: { exactness: string }[] }[] };
  return flags.filter((flag) => flag.evaluations.some(({ exactness }) => exactness === 'exact')).sort((a, b) => b.evaluations.length - a.evaluations.length).map(({ key }) => key);
}

const times = (of: readonly Cost[], by: readonly Cost[], part: 'cpu' | 'wall'): string => {
  const { median, low, high } = spreadOf(of.map((cost, i) => cost[part] / (by[i]?.[part] ?? 1)));
  return `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
};

console.log('| repository | the flag read most, times a cold scan: CPU | wall | a flag in the middle: CPU | wall | many in one run, times one: CPU | wall | scan CPU s |\n| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const repository of values.repo) {
  const head = execFileSync('git', ['--git-dir', join(mirror, repository.replace('/', '+'), 'repo'), 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const folder = checkout(mirror, repository, head);
  try {
    const keys = keysIn(folder);
    const many = keys.slice(0, Number(values.flags));
    const removal = (...flags: readonly string[]): string[] => ['remove', ...flags, '--keep', 'on'];
    const commands = { scan: ['scan'], most: removal(keys[0] ?? ''), middle: removal(keys[keys.length >> 1] ?? ''), many: removal(...many) };
    const costs: Record<keyof typeof commands, Cost[]> = { scan: [], most: [], middle: [], many: [] };
    for (let round = 0; round <= Number(values.runs); round++) {
      for (const [name, args] of Object.entries(commands)) {
        rmSync(join(folder, 'node_modules/.cache/unflag'), { recursive: true, force: true });
        const cost = measure(folder, [process.execPath, cli, ...args]);
        // The first round warms the system's caches.
        if (round > 0) costs[name as keyof typeof commands].push(cost);
      }
    }
    const columns = (of: readonly Cost[], by: readonly Cost[]): string => `${times(of, by, 'cpu')} | ${times(of, by, 'wall')}`;
    console.log(`| ${repository} | ${columns(costs.most, costs.scan)} | ${columns(costs.middle, costs.scan)} | ${columns(costs.many, costs.middle)} for ${String(many.length)} | ${spreadOf(costs.scan.map(({ cpu }) => cpu)).median.toFixed(2)} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`\n${values.runs} interleaved runs; Node ${process.version}; load ${loadavg()[0]?.toFixed(1) ?? ''}`);
