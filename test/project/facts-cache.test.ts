import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git } from '../../src/project/git.ts';
import { openProject } from '../../src/project/open-project.ts';
import { createReport } from '../../src/project/report.ts';
import type { Report } from '../../src/project/types.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unflag-cache-'));
  mkdirSync(join(root, 'node_modules'));
  for (const [file, text] of Object.entries(FILES)) write(file, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const FILES = {
  'package.json': '{}',
  '.gitignore': 'node_modules\n',
  'src/on.ts': "import { useFlag } from '@unleash/proxy-client-react';\nexport const useOn = (key: string): boolean => useFlag(key);\n",
  'src/keys.ts': "export const NAV = 'new-nav';\n",
  'src/page.tsx': "import { useOn } from './on';\nimport { NAV } from './keys';\nexport const Page = () => (useOn(NAV) ? <b /> : <i />);\n",
  'src/plain.ts': 'export const add = (a: number, b: number): number => a + b;\n',
};
const cacheFile = (): string => join(root, 'node_modules/.cache/unflag/facts.json');
const report = (cached: boolean): Report => createReport(openProject({ cwd: root, cached, asOf: '2026-01-01' }).scan, { asOf: '2026-01-01' });
const keys = ({ flags }: Report): string[] => flags.map(({ key }) => key);

/** What a run over the kept facts says, which must be what a run over everything says. */
function warm(): Report {
  const found = report(true);
  expect(found).toEqual(report(false));
  return found;
}

describe.each(['with git', 'without git'])('%s', (how) => {
  beforeEach(() => {
    if (how === 'without git') return;
    git(root, ['init', '-q']);
    git(root, ['add', '-A']);
  });

  test('a second run finds the same', () => {
    expect(keys(report(true))).toEqual(['new-nav']);
    expect(existsSync(cacheFile())).toBe(true);
    expect(keys(warm())).toEqual(['new-nav']);
  });

  test.each<[what: string, file: string, text: string, found: string[]]>([
    ['a file without flags', 'src/plain.ts', 'export const sub = (a: number, b: number): number => a - b;\n', ['new-nav']],
    ['a file without flags that now reads one', 'src/plain.ts', "import { useOn } from './on';\nexport const usePlain = () => useOn('plain');\n", ['new-nav', 'plain']],
    ['a file that reads a flag', 'src/page.tsx', "import { useOn } from './on';\nexport const Page = () => (useOn('other') ? <b /> : <i />);\n", ['other']],
    ['a file that no longer reads any', 'src/page.tsx', 'export const Page = () => <i />;\n', []],
    ['a constant of another file', 'src/keys.ts', "export const NAV = 'old-nav';\n", ['old-nav']],
    ['a wrapper of another file', 'src/on.ts', "import { useFlag } from '@unleash/proxy-client-react';\nexport const useOn = (key: string): boolean => key !== '' && useFlag('fixed');\n", ['fixed']],
    ['a file that no longer parses', 'src/page.tsx', 'export const Page = (;\n', []],
    ['a new file', 'src/new.ts', "import { useOn } from './on';\nexport const useNew = () => useOn('new');\n", ['new', 'new-nav']],
    ['what imports mean', 'tsconfig.json', '{ "compilerOptions": { "paths": { "x/*": ["./src/*"] } } }', ['new-nav']],
    ['the configuration', 'unflag.config.json', '{ "sdks": [] }', []],
  ])('sees that %s changed', (_, file, text, found) => {
    report(true);
    write(file, text);
    expect(keys(warm())).toEqual(found);
    expect(keys(warm())).toEqual(found);
  });

  test.each([['a constant', 'src/keys.ts', "export const NAV = 'old-nav';\n"], ['a part of a constant', 'src/prefix.ts', "export const PREFIX = 'old';\n"]])('sees that %s of another file changed after a run with another one', (_, file, text) => {
    write('src/prefix.ts', "export const PREFIX = 'new';\n");
    if (file === 'src/prefix.ts') write('src/keys.ts', "import { PREFIX } from './prefix';\nexport const NAV = `${PREFIX}-nav`;\n");
    report(true);
    write('src/plain.ts', 'export const sub = (a: number, b: number): number => a - b;\n');
    expect(keys(warm())).toEqual(['new-nav']);
    write(file, text);
    expect(keys(warm())).toEqual(['old-nav']);
  });

  test('sees that a constant changed that is made of others', () => {
    write('src/prefix.ts', "export const PREFIX = 'new';\n");
    write('src/keys.ts', "import { PREFIX } from './prefix';\nexport const NAV = `${PREFIX}-nav`;\n");
    report(true);
    write('src/keys.ts', "import { PREFIX } from './prefix';\nexport const NAV = `${PREFIX}-menu`;\n");
    expect(keys(warm())).toEqual(['new-menu']);
  });

  test('sees that a key in a JSON file changed', () => {
    write('src/names.json', '{ "nav": "new-nav" }');
    write('src/keys.ts', "import names from './names.json';\nexport const NAV = names.nav;\n");
    report(true);
    write('src/names.json', '{ "nav": "old-nav" }');
    expect(keys(warm())).toEqual(['old-nav']);
    expect(keys(warm())).toEqual(['old-nav']);
  });

  test('sees each change of a file that was changed already, and that it is as it was again', () => {
    const page = (key: string): string => `import { useOn } from './on';\nexport const Page = () => (useOn('${key}') ? <b /> : <i />);\n`;
    report(true);
    for (const key of ['one', 'two']) {
      write('src/page.tsx', page(key));
      expect(keys(warm())).toEqual([key]);
    }
    write('src/page.tsx', FILES['src/page.tsx']);
    expect(keys(warm())).toEqual(['new-nav']);
  });

  test('sees each change of a file that git does not know', () => {
    for (const key of ['one', 'two']) {
      write('src/new.ts', `import { useOn } from './on';\nexport const useNew = () => useOn('${key}');\n`);
      expect(keys(warm())).toEqual(['new-nav', key]);
      expect(keys(warm())).toEqual(['new-nav', key]);
    }
  });

  test('sees that the configuration of a folder came and went', () => {
    report(true);
    write('src/package.json', '{ "name": "src" }');
    write('src/unflag.config.json', '{ "exclude": ["page.tsx"] }');
    expect(keys(warm())).toEqual([]);
    unlinkSync(join(root, 'src/unflag.config.json'));
    expect(keys(warm())).toEqual(['new-nav']);
  });

  test('sees that a file went away', () => {
    report(true);
    unlinkSync(join(root, 'src/on.ts'));
    expect(keys(warm())).toEqual([]);
  });
});

test('ignores what was cut short, changed by hand or written for something else', () => {
  report(true);
  const text = readFileSync(cacheFile(), 'utf8');
  for (const wrong of ['', '{}', 'no JSON', text.slice(0, text.length / 2), text.replaceAll('new-nav', 'old-nav'), text.replace('"key":"', '"key":"0')]) {
    writeFileSync(cacheFile(), wrong);
    expect(keys(warm())).toEqual(['new-nav']);
  }
});

test('leaves no half-written file behind', () => {
  report(true);
  write('src/page.tsx', "import { useOn } from './on';\nexport const Page = () => useOn('other');\n");
  report(true);
  expect(readdirSync(dirname(cacheFile()))).toEqual(['facts.json']);
});

test('writes nothing unless asked, nor where nothing is installed', () => {
  report(false);
  expect(existsSync(cacheFile())).toBe(false);
  rmSync(join(root, 'node_modules'), { recursive: true });
  report(true);
  expect(existsSync(join(root, 'node_modules'))).toBe(false);
});

test('works where the cache cannot be written', () => {
  writeFileSync(join(root, 'node_modules/.cache'), 'a file');
  expect(keys(warm())).toEqual(['new-nav']);
});
