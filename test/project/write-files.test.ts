import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFiles } from '../../src/project/write-files.ts';
import { folder } from '../cli/cli.ts';

const textOf = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

it('writes, deletes, keeps the mode, and puts all back on demand', () => {
  const root = folder({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
  chmodSync(join(root, 'a.ts'), 0o755);
  const undo = writeFiles(root, [
    { file: 'a.ts', before: 'a\n', after: 'A\n' },
    { file: 'b.ts', before: 'b\n', after: null },
  ]);
  expect(textOf(root, 'a.ts')).toBe('A\n');
  expect(statSync(join(root, 'a.ts')).mode & 0o777).toBe(0o755);
  expect(existsSync(join(root, 'b.ts'))).toBe(false);
  undo();
  expect([textOf(root, 'a.ts'), textOf(root, 'b.ts')]).toEqual(['a\n', 'b\n']);
  expect(readdirSync(root).sort()).toEqual(['a.ts', 'b.ts']);
});

it('writes nothing when a file is not what the change was made for', () => {
  const root = folder({ 'a.ts': 'a\n', 'b.ts': 'edited\n' });
  const changes = [
    { file: 'a.ts', before: 'a\n', after: 'A\n' },
    { file: 'b.ts', before: 'b\n', after: 'B\n' },
  ];
  expect(() => writeFiles(root, changes)).toThrow('b.ts changed while the removal was made; run it again');
  expect(textOf(root, 'a.ts')).toBe('a\n');
});

it('puts back what it wrote, and leaves nothing behind, when it fails halfway', () => {
  const root = folder({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
  let asked = 0;
  const failing = {
    file: 'b.ts',
    before: 'b\n',
    get after(): string {
      if (++asked > 0) throw new Error('disk full');
      return '';
    },
  };
  expect(() => writeFiles(root, [{ file: 'a.ts', before: 'a\n', after: 'A\n' }, failing])).toThrow('disk full');
  expect([textOf(root, 'a.ts'), textOf(root, 'b.ts')]).toEqual(['a\n', 'b\n']);
  expect(readdirSync(root).sort()).toEqual(['a.ts', 'b.ts']);
});
