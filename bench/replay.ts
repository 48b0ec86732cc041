/**
 * Replays removals that people made, and compares.
 *
 *     npm run bench:replay -- --mirror DIR [--cases FILE] [--repo OWNER/NAME] [--grade A] [--verbose] [--out FILE]
 *
 * Prints each case, then the figures for grade A and for all cases. Fails when one of them fell below `bench/replay/floor.json`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { configs, projectRoot } from './lib.ts';

const { values } = parseArgs({
  options: {
    mirror: { type: 'string' }, replay: { type: 'string', default: join(projectRoot, '../shared/replay') }, cases: { type: 'string' },
    repo: { type: 'string' }, grade: { type: 'string' }, only: { type: 'string' }, verbose: { type: 'boolean', default: false }, out: { type: 'string' },
  },
});
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');

interface Side { readonly files: number; readonly exact: number; readonly recall: number; readonly precision: number; readonly broken: number }
interface Result { readonly repo: string; readonly commit: string; readonly grade: string; readonly error?: string; readonly src: Side; readonly test: Side; readonly residue: number }

const out = values.out ?? join(mkdtempSync(join(tmpdir(), 'unflag-replay-')), 'report.json');
const pass = (['repo', 'grade', 'only'] as const).flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]));
const run = spawnSync(process.execPath, [
  join(values.replay, 'replay.mjs'), '--cases', values.cases ?? join(values.replay, 'cases.json'), '--configs', configs, '--mirror', values.mirror, '--out', out,
  ...pass, ...(values.verbose ? ['--verbose'] : []),
], { cwd: projectRoot, stdio: 'inherit' });
if (run.status !== 0) throw new Error(`the replay ended with ${String(run.status)}`);

const { results } = JSON.parse(readFileSync(out, 'utf8')) as { results: Result[] };
const mean = (of: readonly Result[], f: (r: Result) => number): number => (of.length > 0 ? of.reduce((n, r) => n + f(r), 0) / of.length : 1);
const figures = (of: readonly Result[]): Record<string, number> => {
  const done = of.filter((r) => r.error === undefined);
  const withTests = done.filter((r) => r.test.files > 0);
  return {
    cases: of.length, failed: of.length - done.length,
    exactCases: done.filter((r) => r.src.exact === r.src.files).length / Math.max(1, of.length),
    recall: mean(done, (r) => r.src.recall), precision: mean(done, (r) => r.src.precision),
    residueFree: mean(done, (r) => (r.residue === 0 ? 1 : 0)),
    testRecall: mean(withTests, (r) => r.test.recall), testPrecision: mean(withTests, (r) => r.test.precision),
    broken: done.reduce((n, r) => n + r.src.broken + r.test.broken, 0),
  };
};
const round = (record: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(record).map(([k, v]) => [k, Math.round(v * 1000) / 1000]));
const printed = { gradeA: round(figures(results.filter((r) => r.grade === 'A'))), all: round(figures(results)) };
console.log(JSON.stringify(printed, null, 1));

const floorFile = join(projectRoot, 'bench/replay/floor.json');
const partial = pass.length > 0;
if (!partial && existsSync(floorFile)) {
  const floor = JSON.parse(readFileSync(floorFile, 'utf8')) as typeof printed;
  for (const part of ['gradeA', 'all'] as const) {
    for (const name of ['exactCases', 'recall', 'precision', 'residueFree', 'testRecall', 'testPrecision']) {
      if ((printed[part][name] ?? 0) < (floor[part][name] ?? 0)) {
        console.error(`${part}.${name} fell to ${String(printed[part][name])} from ${String(floor[part][name])}`);
        process.exitCode = 1;
      }
    }
  }
  if ((printed.all.broken ?? 0) + (printed.all.failed ?? 0) > 0) process.exitCode = 1;
} else if (!partial) writeFileSync(floorFile, `${JSON.stringify(printed, null, 2)}\n`);
