/**
 * Recall and precision of `scan` against hand-checked reads of public repositories, with and without types. Their configurations
 * stand in `bench/oracle/configs`, of at most 25 lines each.
 *
 *     npm run bench:oracle -- --mirror DIR [--oracle DIR]
 *
 * DIR of `--mirror` holds bare clones as OWNER+NAME/repo; `--oracle` holds OWNER+NAME.json and score.mjs.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout, projectRoot, unflag } from './lib.ts';

const { values } = parseArgs({
  options: { mirror: { type: 'string' }, oracle: { type: 'string', default: join(projectRoot, '../shared/oracle') }, verbose: { type: 'boolean', default: false } },
});
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');

const RECALL = 0.99;
const PRECISION = 0.995;
/** Lines of a configuration. */
const LONGEST = 25;
let failed = 0;
for (const file of readdirSync(values.oracle).filter((name) => name.endsWith('.json'))) {
  const oracle = JSON.parse(readFileSync(join(values.oracle, file), 'utf8')) as { repo: string; commit: string };
  const work = checkout(resolve(values.mirror), oracle.repo, oracle.commit, join(import.meta.dirname, 'oracle/configs'));
  const length = readFileSync(join(work, 'unflag.config.yaml'), 'utf8').trimEnd().split('\n').length;
  if (length > LONGEST) throw new Error(`the configuration of ${oracle.repo} has ${String(length)} lines; at most ${String(LONGEST)} are allowed`);
  for (const types of [[], ['--no-types']]) {
    const scan = join(work, '.scan.json');
    writeFileSync(scan, unflag(work, 'scan', '--format', 'json', '--no-cache', ...types));
    const printed = execFileSync(process.execPath, [join(values.oracle, 'score.mjs'), '--oracle', join(values.oracle, file), '--scan', scan, ...(values.verbose ? ['--verbose'] : [])], { encoding: 'utf8' });
    process.stdout.write(`${types.length > 0 ? 'without types' : 'with types'}: ${printed}`);
    const [recall = 0, precision = 0] = [/recall \S+ = ([\d.]+)/, /precision ([\d.]+)/].map((p) => Number(p.exec(printed)?.[1] ?? 0));
    if (recall < RECALL || precision < PRECISION || !printed.includes('traps hit 0')) failed++;
  }
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
