import { expect, it } from 'vitest';
import { cli, fixture } from './cli.ts';

it('shows one flag whole', async () => {
  expect((await cli(fixture('small'), 'explain', 'new-nav')).out).toMatchInlineSnapshot(`
    "new-nav  expired 52 days ago (owner @web), as of 2026-11-22
    owner     @web
    kind      release
    created   2026-07-01
    deadline  2026-10-01
    entry     flags.yaml:2:10

    1 read
    src/page.ts:5:15  isOn() of flags
    5 │   const nav = isOn('new-nav') ? 'wide' : 'narrow';
      │               ^^^^^^^^^^^^^^^

    1 place where code forks
    src/page.ts:5:15  conditional; on: 1 statement, 1 line; off: 1 statement, 1 line

    Forced in 1 test file
    src/page.test.ts:4:1  overrideFlags()

    Declared in 1 place
    config/flags.json:3:5  json features

    Mentioned in 1 other place
    src/page.ts:3:4  comment

    Removal, keeping on
    changes 4 files: -9 +1 lines

    Next: unflag remove new-nav --keep on shows the diff.
    "
  `);
});

it('gives the same as JSON', async () => {
  const { out } = await cli(fixture('small'), 'explain', 'fast-search', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    asOf: '2026-11-22',
    flag: { key: 'fast-search', state: 'active', evaluations: [{ file: 'src/page.ts', line: 6 }] },
    branches: [{ kind: 'early-exit', branches: [{ side: 'on', statements: 1 }, { side: 'off', statements: 1 }] }],
  });
});
