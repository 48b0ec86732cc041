import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve-config.ts';
import type { Evaluation, FileFacts, Override, TogglePoint } from '../../src/facts/types.ts';
import { activeRules, runProjectRules } from '../../src/lint/run-rules.ts';
import { createRegistry } from '../../src/registry/create-registry.ts';
import { deadlineOf } from '../../src/registry/deadline.ts';
import type { Entry } from '../../src/registry/types.ts';

const config = resolveConfig({}, '/project');
const asOf = '2026-11-22';
const deadline = (entry: Entry) => deadlineOf(entry, asOf, config);

const NONE: FileFacts = {
  evaluations: [],
  togglePoints: [],
  variables: [],
  declarations: [],
  overrides: [],
  companions: [],
  properties: [],
};

const read = (key: string, start = 0): Evaluation => ({
  keys: [key],
  exactness: 'exact',
  range: [start, start + 10],
  sdk: 'router 1',
  form: 'isOn()',
  negated: false,
  async: false,
  value: { type: 'boolean' },
  confidence: 'import',
  syntax: 'expression',
});

const point = (evaluation: number, key: string, start: number): TogglePoint => ({
  kind: 'if',
  range: [start, start + 10],
  test: [start, start + 10],
  condition: { type: 'flag', evaluation },
  keys: [key],
  evaluations: [evaluation],
  branches: [],
});

const entry = (key: string, fields: Partial<Entry> = {}): Entry => ({
  key,
  aliases: [],
  owner: '@me',
  kind: 'release',
  createdAt: '2026-09-01',
  status: 'active',
  extensions: [],
  at: { file: 'flags.yaml', range: [0, 5], line: 1, column: 1 },
  ...fields,
});

function runProject(
  rule: string,
  entries: readonly Entry[],
  files: Readonly<Record<string, FileFacts>> = {},
  options = {},
): string[] {
  const results = runProjectRules(
    activeRules({ [rule]: ['warn', options] }).filter((active) => active.rule.name === rule),
    {
      registry: createRegistry(entries, ['/project/flags.yaml']),
      asOf,
      config,
      deadline,
      files: new Map(Object.entries(files)),
      isTest: (file) => file.includes('.test.'),
    },
  );
  return results.map(({ file, message }) => `${file}: ${message}`);
}

describe('no-unused-flag', () => {
  test('accepts what is read, by key, alias, pattern or as data', () => {
    const files = {
      'a.ts': {
        ...NONE,
        evaluations: [
          read('one'),
          read('old-two'),
          { ...read('x'), keys: [], exactness: 'pattern', pattern: 'three-*' } as const,
        ],
      },
      'b.ts': {
        ...NONE,
        properties: [{ keys: ['four'], range: [0, 1], object: [0, 1], negated: false, sdk: 'router 1' } as const],
      },
    };
    expect(
      runProject(
        'no-unused-flag',
        [entry('one'), entry('two', { aliases: ['old-two'] }), entry('three-b'), entry('four')],
        files,
      ),
    ).toEqual([]);
  });

  test('gives a new flag some days', () => {
    expect(runProject('no-unused-flag', [entry('fresh', { createdAt: '2026-11-15' })])).toEqual([]);
    expect(
      runProject('no-unused-flag', [entry('fresh', { createdAt: '2026-11-15' })], {}, { minAgeDays: 3 }),
    ).toHaveLength(1);
  });

  test('tells what to do with a flag that nobody reads', () => {
    const files = {
      'a.test.ts': { ...NONE, evaluations: [read('tested')] },
      'b.ts': { ...NONE, evaluations: [{ ...read(''), keys: [], exactness: 'dynamic' } as const] },
    };
    const entries = [entry('unused'), entry('tested'), entry('done', { status: 'retired', keep: 'on' })];
    expect(runProject('no-unused-flag', entries, files)).toMatchInlineSnapshot(`
      [
        "flags.yaml: Flag "unused" is registered, and no code reads it (1 read with unknown keys aside). Remove its entry, and the flag at your provider.",
        "flags.yaml: Flag "tested" is read by tests only (a.test.ts). Remove those tests and its entry, or read it in the product.",
        "flags.yaml: Flag "done" is retired (on stays) and no code reads it any more. Its removal is done: \`unflag remove done --retired\` takes out the entry and what else names it.",
      ]
    `);
  });
});

describe('require-flag-metadata', () => {
  test('accepts an entry with owner, kind and a date', () => {
    const entries = [
      entry('lifetime'),
      entry('dated', { removeBy: '2026-12-31' }),
      entry('permanent', { kind: 'ops' }),
      entry('no deadline', { kind: 'permission', removeBy: null }),
      entry('retired', { status: 'retired', keep: 'on', kind: 'release', extensions: [] }),
    ];
    expect(runProject('require-flag-metadata', entries)).toEqual([]);
  });

  test('tells what is missing and what lives too long', () => {
    const { key, aliases, status, extensions, at } = entry('bare');
    const bare: Entry = { key, aliases, status, extensions, at };
    const extension = (on: string, to: string) => ({ on, to, reason: 'late' });
    const entries = [
      bare,
      entry('endless', { removeBy: null }),
      entry('old', { createdAt: '2025-01-01', removeBy: '2026-12-01' }),
      entry('extended', {
        createdAt: '2026-06-01',
        extensions: [
          extension('2026-08-01', '2026-09-01'),
          extension('2026-09-01', '2026-10-01'),
          extension('2026-10-01', '2027-02-01'),
        ],
      }),
    ];
    expect(runProject('require-flag-metadata', entries)).toMatchInlineSnapshot(`
      [
        "flags.yaml: Flag "bare" has no owner. Name the team or person who will remove it.",
        "flags.yaml: Flag "bare" has no kind. Say what it is for: release, experiment, ops, permission or kill-switch.",
        "flags.yaml: Flag "bare" has no removal date. Say when it is to be gone: \`removeBy\`, or \`createdAt\` so that its kind tells.",
        "flags.yaml: Flag "endless" is of kind release and has no removal date on purpose. A release flag is meant to go: give it a \`removeBy\`, or a permanent kind (ops, permission, kill-switch).",
        "flags.yaml: Flag "old" lives 699 days from its creation to its deadline (at most 365). Split the work, or make it a permanent kind.",
        "flags.yaml: Flag "extended" was extended 3 times (at most 2). Take it out, or make it a permanent kind.",
        "flags.yaml: Flag "extended" was extended by 123 days on 2026-10-01 (at most 90 at a time).",
      ]
    `);
  });

  test('asks for more when told to', () => {
    expect(runProject('require-flag-metadata', [entry('x')], {}, { require: ['issue', 'description'] }))
      .toMatchInlineSnapshot(`
      [
        "flags.yaml: Flag "x" has no issue. Link the issue that removes it.",
        "flags.yaml: Flag "x" has no description. Say in a sentence what is behind it.",
      ]
    `);
  });
});

test('max-toggle-points counts over all files but tests', () => {
  const facts = { ...NONE, evaluations: [read('x')], togglePoints: [point(0, 'x', 0), point(0, 'x', 20)] };
  const files = { 'a.ts': facts, 'b.ts': facts, 'c.test.ts': facts };
  expect(runProject('max-toggle-points', [entry('x')], files, { project: 4 })).toEqual([]);
  expect(runProject('max-toggle-points', [entry('x')], files, { project: 3 })).toMatchInlineSnapshot(`
    [
      "a.ts: Flag "x" decides at 4 places in 2 files (at most 3). Decide once, near the entry, and hand on what was chosen: a function, a component, a strategy.",
    ]
  `);
});

test('consistent-flag-default compares over files', () => {
  const withDefault = (defaultValue: boolean): FileFacts => ({
    ...NONE,
    evaluations: [{ ...read('x'), defaultValue }],
  });
  const files = { 'a.ts': withDefault(false), 'b.ts': withDefault(true), 'c.test.ts': withDefault(true) };
  expect(runProject('consistent-flag-default', [entry('x')], files)).toMatchInlineSnapshot(`
    [
      "b.ts: Flag "x" defaults to true here and to false in a.ts. When the provider does not answer, the program does both: agree on one, in a function or constant of its own.",
    ]
  `);
});

describe('require-both-sides-tested', () => {
  const force = (key: string, value?: boolean | string, more: Partial<Override> = {}): FileFacts => ({
    ...NONE,
    overrides: [
      {
        keys: [key],
        range: [3, 9],
        sdk: 'router 1',
        form: 'overrideFlags()',
        ...(value === undefined ? {} : { value }),
        ...more,
      },
    ],
  });
  const page = { ...NONE, evaluations: [read('x')] };
  const variant = { ...NONE, evaluations: [{ ...read('x'), value: { type: 'string' } } as const] };
  const run = (files: Readonly<Record<string, FileFacts>>, options = {}, fields: Partial<Entry> = {}) =>
    runProject('require-both-sides-tested', [entry('x', fields)], files, options);

  test('accepts flags that tests force both ways, in one file or in several', () => {
    expect(run({ 'page.ts': page, 'a.test.ts': force('x', true), 'b.test.ts': force('x', false) })).toEqual([]);
    expect(run({ 'page.ts': variant, 'a.test.ts': force('x', 'b'), 'b.test.ts': force('x', 'control') })).toEqual([]);
  });

  test('accepts what it cannot tell: values from a table', () => {
    expect(run({ 'page.ts': page, 'a.test.ts': force('x') })).toEqual([]);
  });

  test('leaves alone flags that only tests read, retired ones, and kinds and SDKs that are ignored', () => {
    expect(run({ 'page.test.ts': page })).toEqual([]);
    expect(run({ 'page.ts': page }, {}, { status: 'retired', keep: true })).toEqual([]);
    expect(run({ 'page.ts': page }, { ignoreKinds: ['ops'] }, { kind: 'ops' })).toEqual([]);
    expect(run({ 'page.ts': page }, { ignoreSdks: ['router 1'] })).toEqual([]);
    expect(run({ 'page.ts': page }, { ignoreUntested: true })).toEqual([]);
  });

  test('accepts a side that a test case tests by leaving the flag at its default', () => {
    const withCase = { ...force('x', true), defaultCases: [{ keys: ['x'], range: [0, 1] as const }] };
    expect(run({ 'page.ts': page, 'a.test.ts': withCase })).toEqual([]);
  });

  test('takes a mock that answers for every flag for those of its own subject only', () => {
    const every = (value: boolean) => force('x', value, { keys: [], every: true });
    expect(
      run({
        'page.ts': page,
        'page.test.ts': { ...NONE, overrides: [...every(true).overrides, ...every(false).overrides] },
      }),
    ).toEqual([]);
    expect(
      run({
        'page.ts': page,
        'other.test.ts': { ...NONE, overrides: [...every(true).overrides, ...every(false).overrides] },
      }),
    ).toHaveLength(1);
  });

  test('tells which side no test forces', () => {
    const found = [
      run({ 'page.ts': page }),
      run({ 'page.ts': page, 'a.test.ts': force('x', true), 'b.test.ts': force('y', false) }),
      run({ 'page.ts': page, 'a.test.ts': force('x', false) }),
      run({ 'page.ts': variant, 'a.test.ts': force('x', 'b') }),
    ];
    expect(found.flat()).toMatchInlineSnapshot(`
      [
        "page.ts: No test forces flag "x", so one of its sides runs for the first time in production. Write a test for each side.",
        "page.ts: Tests force flag "x" on (a.test.ts), and none forces it off: that side runs for the first time in production. Test it too.",
        "page.ts: Tests force flag "x" off (a.test.ts), and none forces it on: that side runs for the first time in production. Test it too.",
        "page.ts: Tests force flag "x" to "b" (a.test.ts), and none forces it to anything else: that side runs for the first time in production. Test it too.",
      ]
    `);
  });
});
