import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../../scripts/pack.ts';
import { root } from '../self/files.ts';

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
let project: string;

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { status, output: stdout + stderr };
};

/** Installs the packed package by hand: its files, and links to exactly the dependencies that it names. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'unflag-package-'));
  const modules = join(project, 'node_modules');
  const packed = join(project, 'packed');
  mkdirSync(packed);
  mkdirSync(modules);
  execFileSync('tar', ['-xzf', pack(packed), '-C', packed]);
  cpSync(join(packed, 'package'), join(modules, 'unflag'), { recursive: true });
  const link = (name: string) => {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  };
  for (const name of [...Object.keys(manifest.dependencies), 'eslint', 'typescript', '@types/node']) link(name);
  writeFileSync(join(project, 'package.json'), '{ "name": "user", "type": "module" }');
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe('the packed package', () => {
  it('carries its build and its words, and nothing of the workshop', () => {
    const files = execFileSync('tar', ['-tzf', pack(join(project, 'packed'))], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/dist/cli.js']));
    expect(
      files.filter((file) => !/^package\/(?:dist\/|package\.json$|LICENSE$|README\.md$|CHANGELOG\.md$)/.test(file)),
    ).toEqual([]);
  });

  it('runs as a command', () => {
    const { status, output } = run(process.execPath, 'node_modules/unflag/dist/cli.js', '--version');
    expect(output.trim()).toBe(manifest.version);
    expect(status).toBe(0);
  });

  const lintNav = (entry: string, ...options: string[]): string => {
    writeFileSync(join(project, 'flags.yaml'), `flags:\n  - { key: old-nav, owner: "@web", kind: release, ${entry} }\n`);
    writeFileSync(
      join(project, 'eslint.config.js'),
      "import unflag from 'unflag/eslint-plugin';\nexport default [unflag.configs.recommended, { settings: { unflag: { today: '2026-02-11' } } }];\n",
    );
    writeFileSync(
      join(project, 'nav.js'),
      "import { useFlag } from '@unleash/proxy-client-react';\n\nexport const useNav = () => (useFlag('old-nav') ? 'old' : 'new');\n",
    );
    return run(process.execPath, 'node_modules/eslint/bin/eslint.js', ...options, 'nav.js').output;
  };

  it('lints with ESLint', () => {
    const output = lintNav('createdAt: 2026-01-01, removeBy: 2026-02-01');
    expect(output).toContain('unflag/no-expired-flag');
    expect(output).toContain('10 days ago');
  });

  it('suggests removals in ESLint, whose code loads when asked for, without a warning', () => {
    const output = lintNav('status: retired, keep: off', '--format', 'json');
    const [linted] = JSON.parse(output) as { messages: { suggestions?: { fix: { text: string } }[] }[] }[];
    expect(linted?.messages.flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix.text))).toEqual([
      "export const useNav = () => 'new'",
    ]);
  });

  it('has types for its library, its plugin and its configuration', () => {
    writeFileSync(
      join(project, 'user.ts'),
      [
        "import { defineConfig, scan, check, remove } from 'unflag';",
        "import unflag from 'unflag/eslint-plugin';",
        "export default defineConfig({ warnDays: 7, routers: [{ modules: ['./flags'], forms: [{ kind: 'function', name: 'isOn', key: 'arg:0' }] }] });",
        '// @ts-expect-error A kind of form that does not exist.',
        "defineConfig({ routers: [{ modules: ['./flags'], forms: [{ kind: 'funktion', name: 'isOn' }] }] });",
        'export const all = [scan, check, remove].map((f: (...args: never[]) => unknown) => f.name);',
        'export const config = [unflag.configs.recommended, unflag.configs.strict];',
      ].join('\n'),
    );
    writeFileSync(
      join(project, 'tsconfig.json'),
      '{ "compilerOptions": { "module": "NodeNext", "target": "ES2022", "strict": true, "noEmit": true, "types": ["node"] }, "files": ["user.ts"] }',
    );
    const { status, output } = run(process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.');
    expect(output).toBe('');
    expect(status).toBe(0);
  });

  it('gives its schemas', () => {
    for (const name of ['config', 'registry', 'scan']) {
      const schema = JSON.parse(
        readFileSync(join(project, 'node_modules/unflag/dist/schema', `${name}.json`), 'utf8'),
      ) as object;
      expect(schema).toHaveProperty('$schema');
    }
  });
});
