import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './files.ts';

let copy: string;

const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
  });
  return { status, output: stdout + stderr };
};
const tsx = (...args: string[]) => node(join(root, 'node_modules/tsx/dist/cli.mjs'), ...args);
const vitest = (...args: string[]) => node(join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args);

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'unflag-new-'));
  const parts = [
    'src',
    'rules',
    'docs',
    'scripts',
    'fixtures/sdks',
    'fixtures/remove',
    'test/rules',
    'test/sdks',
    'test/cli',
    'test/remove',
    'README.md',
  ];
  for (const part of [...parts, 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('npm run new', () => {
  it('writes an SDK whose fixture passes', () => {
    const written = tsx('scripts/new.ts', 'sdk', 'acme-flags');
    expect(written.output).toContain('src/sdks/acme-flags.ts');
    expect(readFileSync(join(copy, 'src/sdks/index.ts'), 'utf8')).toContain("import acmeFlags from './acme-flags.ts';");
    const { output, status } = vitest('test/sdks', '-t', 'acme-flags');
    expect(output).toMatch(/1 passed/);
    expect(status).toBe(0);
  });

  it('writes a rule with a page, and lists it', () => {
    const written = tsx('scripts/new.ts', 'rule', 'no-example');
    expect(written.output).toContain('docs/rules/no-example.md');
    expect(readFileSync(join(copy, 'docs/rules/no-example.md'), 'utf8')).toContain('# unflag/no-example');
    expect(readFileSync(join(copy, 'README.md'), 'utf8')).toContain('docs/rules/no-example.md');
    // A new snapshot is written for the example, so that it may not be refused here.
    const { output, status } = vitest('test/rules', '-t', 'no-example', '--update');
    expect(output).toMatch(/5 passed/);
    expect(status).toBe(0);
  });

  it('writes a pass with a case that stays untouched', () => {
    const written = tsx('scripts/new.ts', 'pass', 'fold-example');
    expect(written.output).toContain('Add foldExample to src/remove/passes/index.ts');
    const { output, status } = vitest('test/remove/fixtures.test.ts', '-t', 'fold-example');
    expect(output).toMatch(/1 passed/);
    expect(status).toBe(0);
  });

  it('leaves nothing for `npm run update` to do', () => {
    expect(tsx('scripts/update.ts', '--check')).toEqual({ status: 0, output: '' });
  });

  it.each([
    [['gadget', 'x'], 'Usage: npm run new <rule|sdk|pass|reporter> <name-in-kebab-case>'],
    [['sdk', 'AcmeFlags'], 'Usage: npm run new <rule|sdk|pass|reporter> <name-in-kebab-case>'],
    [['sdk', 'acme-flags'], 'Already there: src/sdks/acme-flags.ts'],
  ])('refuses %j', (args, message) => {
    const { output, status } = tsx('scripts/new.ts', ...args);
    expect(output).toContain(message);
    expect(status).toBe(2);
  });
});
