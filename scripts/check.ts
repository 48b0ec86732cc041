import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './pack.ts';
import { RESULTS } from './results.ts';

/** Everything that CI runs, one step after the other; all of them run, and the exit code says whether all passed. */
const folder = mkdtempSync(join(tmpdir(), 'unflag-check-'));
mkdirSync(join(RESULTS, '..'), { recursive: true });
rmSync(RESULTS, { force: true });

const npx = (...args: string[]) => spawnSync('npx', ['--no-install', ...args], { stdio: 'inherit' }).status === 0;

const steps: readonly (readonly [name: string, run: () => boolean])[] = [
  ['build', () => spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' }).status === 0],
  ['types', () => npx('tsc', '--noEmit')],
  ['lint', () => npx('eslint', '.', '--max-warnings', '0')],
  ['generated files', () => npx('tsx', 'scripts/update.ts', '--check')],
  ['unused code', () => npx('knip')],
  [
    'package',
    () => {
      const tarball = pack(folder);
      return npx('publint', 'run', tarball, '--strict') && npx('attw', tarball, '--profile', 'esm-only');
    },
  ],
  ['tests', () => npx('vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${RESULTS}`)],
];

const failed: string[] = [];
for (const [name, run] of steps) {
  console.log(`\n— ${name}`);
  const start = Date.now();
  if (!run()) failed.push(name);
  console.log(
    `— ${name}: ${failed.includes(name) ? 'failed' : 'passed'} in ${String(Math.round((Date.now() - start) / 1000))} s`,
  );
}
rmSync(folder, { recursive: true, force: true });

console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nEverything passed.');
process.exitCode = failed.length > 0 ? 1 : 0;
