import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { git } from '../../src/project/git.ts';
import { openProject } from '../../src/project/open-project.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unflag-targets-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const WRAPPER = "import { useFlag } from '@unleash/proxy-client-react';\nexport const useNav = (): boolean => useFlag('new-nav');\nexport const useOn = (key: string): boolean => useFlag(key);\n";
const CALLER = "import { useOn } from './on';\nexport const Page = (): boolean => useOn('new-page');\n";

const readsOf = (file: string): unknown => openProject({ cwd: root }).scan.files.get(file)?.facts.evaluations.map(({ keys }) => keys);

test('finds a wrapper whose file was renamed since the last commit', () => {
  write('src/on.ts', WRAPPER);
  write('src/page.ts', CALLER);
  git(root, ['init', '-q']);
  git(root, ['add', '-A']);
  renameSync(join(root, 'src/on.ts'), join(root, 'src/on.tsx'));
  expect(readsOf('src/page.ts')).toEqual([['new-page']]);
});

test('finds a wrapper through a link', () => {
  write('lib/flags.ts', WRAPPER);
  write('src/page.ts', CALLER);
  symlinkSync('../lib/flags.ts', join(root, 'src/on.ts'));
  git(root, ['init', '-q']);
  git(root, ['add', '-A']);
  expect(readsOf('src/page.ts')).toEqual([['new-page']]);
});

test('finds a wrapper that git ignores', () => {
  write('.gitignore', 'on.ts\n');
  write('src/on.ts', WRAPPER);
  write('src/page.ts', `import '@unleash/proxy-client-react';\n${CALLER}`);
  git(root, ['init', '-q']);
  expect(readsOf('src/page.ts')).toEqual([['new-page']]);
});

test('finds a wrapper behind the main field of a folder', () => {
  write('src/on/package.json', '{ "main": "./flags" }');
  write('src/on/flags.ts', WRAPPER);
  write('src/on/index.ts', 'export const useOn = (key: string): boolean => key === "x";\n');
  write('src/page.ts', CALLER);
  git(root, ['init', '-q']);
  expect(readsOf('src/page.ts')).toEqual([['new-page']]);
});

test.each([
  ['a list', 'packages:\n  # the library\n  - "lib/*" # all of it\n\n  - apps/**\n'],
  ['one line', "packages: ['lib/*', 'apps/**']\n"],
])('finds a wrapper in a workspace of pnpm, declared in %s', (_, workspaces) => {
  write('pnpm-workspace.yaml', workspaces);
  write('lib/flags/package.json', '{ "name": "@shop/flags", "main": "dist/index.js" }');
  write('lib/flags/src/index.ts', WRAPPER);
  write('apps/web/page.ts', CALLER.replace('./on', '@shop/flags'));
  git(root, ['init', '-q']);
  expect(readsOf('apps/web/page.ts')).toEqual([['new-page']]);
});

test('reads on after a generated file that sets its exports without end', () => {
  write('src/on.ts', WRAPPER);
  write('src/page.ts', CALLER);
  write('src/generated.js', 'exports.a = exports.b =\n'.repeat(20_000));
  git(root, ['init', '-q']);
  expect(readsOf('src/page.ts')).toEqual([['new-page']]);
});
