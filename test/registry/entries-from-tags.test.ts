import { expect, it } from 'vitest';
import { formatProblem } from '../../src/errors.ts';
import { entriesFromTags } from '../../src/registry/entries-from-tags.ts';

const read = (tag: Record<string, string>) =>
  entriesFromTags([
    {
      file: 'src/flags.ts',
      declarations: [{ key: 'a', range: [30, 40], form: 'const', tag }],
      at: (offset) => ({ line: 2, column: offset - 20 }),
    },
  ]);

it('reads an entry from a tag', () => {
  const { entries, problems } = read({
    owner: '@x',
    kind: 'release',
    removeBy: '2026-12-01',
    keep: '3',
    aliases: 'b, c',
  });
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    {
      key: 'a',
      owner: '@x',
      kind: 'release',
      removeBy: '2026-12-01',
      keep: 3,
      aliases: ['b', 'c'],
      status: 'active',
      extensions: [],
      at: { file: 'src/flags.ts', range: [30, 40], line: 2, column: 10 },
    },
  ]);
});

it.each([
  [
    { removeBy: 'null', keep: 'on' },
    { removeBy: null, keep: 'on' },
  ],
  [{ keep: 'true' }, { keep: true }],
  [{ keep: '"3"' }, { keep: '3' }],
])('understands %j', (tag, expected) => {
  expect(read(tag).entries[0]).toMatchObject(expected);
});

it.each([
  [{ ower: '@x' }, 'src/flags.ts:2:10 @flag a ower: unknown field "ower"; did you mean "owner"?'],
  [{ removeBy: 'soon' }, 'src/flags.ts:2:10 @flag a removeBy: expected a day such as 2026-12-01 or null, found "soon"'],
  [
    { status: 'retired' },
    'src/flags.ts:2:10 @flag a: "keep" is missing: a retired flag needs the value that stays, such as keep: on',
  ],
])('tells what is wrong with %j', (tag, message) => {
  const { entries, problems } = read(tag);
  expect(entries).toEqual([]);
  expect(problems.map(formatProblem)).toEqual([message]);
});

it('leaves declarations without a tag alone', () => {
  const declarations = [{ key: 'a', range: [0, 1], form: 'const' }] as const;
  expect(entriesFromTags([{ file: 'a.ts', declarations, at: () => ({ line: 1, column: 1 }) }])).toEqual({
    entries: [],
    problems: [],
  });
});
