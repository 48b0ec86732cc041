import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const shop = join(root, 'fixtures', 'projects', 'shop');

const steps: readonly (readonly [title: string, args: readonly string[], clean: readonly number[]])[] = [
  ['Which flags are there, and where are they read?', ['scan', '--as-of', '2026-11-22'], [0]],
  ['What is wrong today? (exit code 1: there is something)', ['check', '--as-of', '2026-11-22'], [1]],
  ['What would it take to remove the retired flag?', ['remove', 'new-checkout', '--keep', 'on'], [0, 1]],
];

/** Shows the tool on the shop in fixtures/projects/shop; writes nothing. */
for (const [title, args, expected] of steps) {
  console.log(`\n# ${title}\n$ unflag ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
    cwd: shop,
    stdio: 'inherit',
  });
  if (status === null || !expected.includes(status)) {
    console.error(`\nunflag ${args.join(' ')} ended with ${String(status)}`);
    process.exitCode = 1;
  }
}
