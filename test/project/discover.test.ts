import picomatch from 'picomatch';
import { expect, it } from 'vitest';
import { chooseFiles, listFiles, type Discovered } from '../../src/project/discover.ts';
import { commitAll, folder, git, write } from '../cli/cli.ts';

const ALL = { include: ['**/*'], exclude: ['**/node_modules/**', '**/dist/**'] };

interface Patterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly list?: Parameters<typeof listFiles>[2];
}

function discover(root: string, { include, exclude, list }: Patterns): Discovered {
  const [includes, excludes] = [include, exclude].map((globs) => picomatch([...globs], { dot: true })) as [picomatch.Matcher, picomatch.Matcher];
  const { sources, others, excluded, warnings } = chooseFiles(root, listFiles(root, excludes, list), () => ({ includes, excludes }));
  return { sources, others, excluded, warnings };
}

const FILES = {
  'src/a.ts': '',
  'src/nested/b.jsx': '',
  'src/notes.md': '',
  'dist/a.js': '',
  'node_modules/x/index.js': '',
  'logs/kept.ts': '',
  'logs/day.ts': '',
  '.gitignore': '# made by tools\nlogs/*\n!logs/kept.ts\n/only-here.ts\n*.tmp.ts\n',
  'only-here.ts': '',
  'src/only-here.ts': '',
  'src/c.tmp.ts': '',
  'src/.gitignore': 'nested/\n',
};
const FOUND = ['logs/kept.ts', 'src/a.ts', 'src/only-here.ts'];

it('finds the same files with git and without', () => {
  const root = folder(FILES);
  const { sources, others } = discover(root, ALL);
  expect(sources).toEqual(FOUND);
  expect(others).toEqual(['.gitignore', 'src/.gitignore', 'src/notes.md']);
  git(root, 'init', '-q');
  expect(discover(root, ALL)).toEqual({ sources, others, excluded: [], warnings: [] });
});

it('lists tracked files below a folder of the repository, and those that git does not know yet', () => {
  const root = folder({ 'package/src/a.ts': '', 'other/b.ts': '' });
  commitAll(root);
  write(root, { 'package/src/new.ts': '' });
  expect(discover(`${root}/package`, ALL).sources).toEqual(['src/a.ts', 'src/new.ts']);
});

it('honours include and exclude, and takes in what declares flags', () => {
  const root = folder({ ...FILES, 'config/flags.json': '{}' });
  expect(discover(root, { include: ['src/**', 'config/flags.json'], exclude: ['**/only-*'] })).toMatchObject({
    sources: ['src/a.ts'],
    others: ['config/flags.json', 'src/.gitignore', 'src/notes.md'],
  });
});

it('warns of folders that cannot be read, and goes on', () => {
  const item = (name: string, type: 'file' | 'folder') => ({ name, isFile: () => type === 'file', isDirectory: () => type === 'folder' });
  const list = (path: string) => {
    if (path.endsWith('locked')) throw Object.assign(new Error('no'), { code: 'EACCES' });
    return [item('locked', 'folder'), item('a.ts', 'file')];
  };
  expect(discover(folder(), { ...ALL, list })).toEqual({
    sources: ['a.ts'],
    others: [],
    excluded: [],
    warnings: ['locked: folder left out, it cannot be read (EACCES)'],
  });
});
