import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { fixture, write } from './cli.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ARGS = ['--import', pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href, join(ROOT, 'src/cli.ts')];

const unflag = (cwd: string, args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [...ARGS, ...args], { cwd, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });

it('prints its version', () => {
  expect(unflag(ROOT, ['--version']).stdout).toBe(`${packageJson.version}\n`);
  expect(unflag(ROOT, ['-V']).stdout).toBe(`${packageJson.version}\n`);
});

it('has no colours on a pipe, and has them when forced', () => {
  const root = fixture('small');
  expect(unflag(root, ['check']).stdout).not.toContain('\u001b');
  expect(unflag(root, ['check'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[31m');
  expect(unflag(root, ['check'], { NO_COLOR: '1' }).stdout).not.toContain('\u001b');
});

it('sets the exit code', () => {
  const root = fixture('small');
  expect(unflag(root, ['scan']).status).toBe(0);
  expect(unflag(root, ['check', '--as-of', '2026-11-22']).status).toBe(1);
  expect(unflag(root, ['check', '--nonsense']).status).toBe(2);
});

it('stays quiet when its reader leaves', async () => {
  const root = fixture('small');
  write(root, { 'src/many.ts': `import { isOn } from './flags';\n${Array.from({ length: 3000 }, (_, i) => `isOn('flag-${String(i)}');\n`).join('')}` });
  const child = spawn(process.execPath, [...ARGS, 'scan', '--format', 'json'], { cwd: root });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(errors).toBe('');
  expect(code).toBe(0);
});
