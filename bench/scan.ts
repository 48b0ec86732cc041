/**
 * What `unflag scan` costs beside text searches over the same files: medians of interleaved runs, as multiples of ripgrep.
 *
 *     npm run bench:scan -- --mirror DIR [--cache DIR] [--size usual|large] [--runs 7] [--only cold,warm]
 *
 * DIR of `--mirror` holds bare clones as OWNER+NAME/repo; the corpus is built once below `--cache`. `rg` must be on the path;
 * `ld-find-code-refs` is measured too where it is. A run of a busy machine says little: wait for an idle one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './lib.ts';
import { buildCorpus, keysFile, type Corpus } from './speed/corpus.ts';
import { measure, spreadOf, type Cost, type Spread } from './speed/measure.ts';

const { values } = parseArgs({
  options: {
    mirror: { type: 'string' },
    cache: { type: 'string', default: join(homedir(), '.cache/unflag-bench') },
    size: { type: 'string', default: 'usual' },
    runs: { type: 'string', default: '7' },
    only: { type: 'string' },
    dist: { type: 'string', default: join(projectRoot, 'dist') },
  },
});
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');
mkdirSync(values.cache, { recursive: true });
const corpus = buildCorpus(resolve(values.mirror), values.cache, values.size === 'large' ? 'large' : 'usual');

/** Something that is measured: a command, and what to do before each run. */
interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  readonly prepare?: () => void;
}

const cli = join(resolve(values.dist), 'cli.js');
const scan = [process.execPath, cli, 'scan', '--as-of', '2026-11-01'];
const facts = join(corpus.folder, 'node_modules/.cache/unflag');
const forget = (): void => rmSync(facts, { recursive: true, force: true });
const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;

const contestants: Contestant[] = [
  { name: 'ripgrep', command: ['rg', '-c', '-F', '-f', keysFile, '-tts', '-tjs', '--no-messages', '.'] },
  { name: 'bare Node', command: [process.execPath, '-e', '0'] },
  { name: 'version', command: [process.execPath, cli, '--version'] },
  { name: 'cold, no types', command: [...scan, '--no-types'], prepare: forget },
  { name: 'cold', command: scan, prepare: forget },
  { name: 'warm', command: scan },
  { name: 'one change', command: scan, prepare: changeOne(corpus) },
  ...(has('ld-find-code-refs') ? [codeReferences(corpus)] : []),
].filter(({ name }) => name === 'ripgrep' || values.only === undefined || values.only.split(',').includes(name));

/** Appends a comment to a file that reads flags, another file each time. */
function changeOne({ folder }: Corpus): () => void {
  const list = spawnSync('rg', ['-l', '-F', '-f', keysFile, '-tts', '--sort', 'path', '.'], { cwd: folder, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  let next = 0;
  return () => {
    const file = join(folder, list[next++ % list.length] ?? '');
    writeFileSync(file, `${readFileSync(file, 'utf8')}// changed\n`);
  };
}

/** LaunchDarkly's text search, without its service. */
function codeReferences({ folder }: Corpus): Contestant {
  const command = ['ld-find-code-refs', '--dryRun', '--outDir', values.cache, '--dir', folder, '--repoName', 'corpus', '--accessToken', 'none', '--projKey', 'none'];
  return { name: 'ld-find-code-refs', command };
}

const runs = Number(values.runs);
const costs = new Map<string, Cost[]>(contestants.map(({ name }) => [name, []]));
for (let round = 0; round <= runs; round++) {
  for (const { name, command, prepare } of contestants) {
    prepare?.();
    const cost = measure(corpus.folder, command);
    // The first round warms the system's caches.
    if (round > 0) costs.get(name)?.push(cost);
  }
}
spawnSync('git', ['checkout', '-q', '.'], { cwd: corpus.folder });

const peer = costs.get('ripgrep') ?? [];
const times = ({ median, low, high }: Spread): string => `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
const cell = (own: readonly Cost[], part: 'wall' | 'cpu'): string => times(spreadOf(own.map((cost, i) => cost[part] / (peer[i]?.[part] ?? 1))));
const seconds = (own: readonly Cost[], part: 'wall' | 'cpu'): string => spreadOf(own.map((cost) => cost[part])).median.toFixed(3);

console.log(`${corpus.files} files, ${(corpus.bytes / 1e6).toFixed(1)} MB; ${String(runs)} interleaved runs; Node ${process.version}; load ${loadavg()[0]?.toFixed(1) ?? ''}\n`);
console.log('| what | CPU, times ripgrep | wall, times ripgrep | CPU s | wall s | peak MiB |\n| --- | --- | --- | --- | --- | --- |');
for (const [name, own] of costs) {
  const peak = spreadOf(own.map((cost) => cost.peak)).median.toFixed(0);
  console.log(`| ${name} | ${cell(own, 'cpu')} | ${cell(own, 'wall')} | ${seconds(own, 'cpu')} | ${seconds(own, 'wall')} | ${peak} |`);
}
if (!costs.has('ld-find-code-refs')) console.log('\nld-find-code-refs is not on the path: not measured.');
