import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import type { Report } from '../../src/project/types.ts';
import { cli, fixture, folder, write } from './cli.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../src/reporters/scan.schema.json'), 'utf8')) as object;

async function report(root: string, ...args: string[]): Promise<Report> {
  const { out, err } = await cli(root, ...args, '--format', 'json');
  if (err !== '') throw new Error(err);
  return JSON.parse(out) as Report;
}

it('prints the flags as a table', async () => {
  expect((await cli(fixture('small'), 'scan')).out).toMatchInlineSnapshot(`
    "2 flags, 2 reads in 1 of 3 files, as of 2026-11-22

    FLAG         STATE                KIND     OWNER    READS  FILES  TESTS
    fast-search  until 2026-12-24     release  @search      1      1      0
    new-nav      expired 52 days ago  release  @web         1      1      1

    Next: unflag explain new-nav shows the expired flag whole.
    "
  `);
});

it('prints everything known of a flag as JSON', async () => {
  const { flags } = await report(fixture('small'), 'scan');
  expect(flags.find(({ key }) => key === 'new-nav')).toMatchInlineSnapshot(`
    {
      "days": -52,
      "deadline": "2026-10-01",
      "declarations": [
        {
          "column": 5,
          "container": "features",
          "endColumn": 14,
          "endLine": 3,
          "file": "config/flags.json",
          "form": "json",
          "line": 3,
        },
      ],
      "entry": {
        "column": 10,
        "createdAt": "2026-07-01",
        "file": "flags.yaml",
        "key": "new-nav",
        "kind": "release",
        "line": 2,
        "owner": "@web",
        "removeBy": "2026-10-01",
        "status": "active",
      },
      "evaluations": [
        {
          "column": 15,
          "confidence": "import",
          "endColumn": 30,
          "endLine": 5,
          "exactness": "exact",
          "file": "src/page.ts",
          "form": "isOn()",
          "line": 5,
          "role": "eval",
          "sdk": "flags",
          "value": "boolean",
        },
      ],
      "key": "new-nav",
      "mentions": [
        {
          "column": 4,
          "endColumn": 11,
          "endLine": 3,
          "file": "src/page.ts",
          "line": 3,
          "where": "comment",
        },
      ],
      "overrides": [
        {
          "column": 1,
          "endColumn": 35,
          "endLine": 4,
          "file": "src/page.test.ts",
          "form": "overrideFlags()",
          "line": 4,
          "sdk": "flags",
        },
      ],
      "properties": [],
      "state": "expired",
      "summary": "expired 52 days ago (owner @web)",
    }
  `);
});

it.each(['small', 'shop'])('prints JSON of the published schema for %s', async (name) => {
  const root = fixture(name);
  write(root, { 'src/broken.ts': "import { isOn } from './flags';\nconst = 1;\n", 'src/data.ts': Buffer.from([0]) });
  const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  for (const command of ['scan', 'check']) {
    const result = await report(root, command);
    validate(result);
    expect(validate.errors).toBeNull();
    expect(result.flags.length).toBeGreaterThan(1);
  }
});

it('shows reads whose key is not known, with the code', async () => {
  const root = fixture('small');
  write(root, { 'src/any.ts': "import { isOn } from './flags';\nexport const fromUrl = isOn(location.hash);\n" });
  const { out } = await cli(root, 'scan');
  expect(out.slice(out.indexOf('\n1 read whose'))).toMatchInlineSnapshot(`
    "
    1 read whose key is not known

    src/any.ts:2:24  the key is a member whose value is not known
    2 │ export const fromUrl = isOn(location.hash);
      │                        ^^^^^^^^^^^^^^^^^^^

    Next: unflag explain new-nav shows the expired flag whole.
    "
  `);
});

it('counts declarations in data once, and a registered flag without reads', async () => {
  const root = fixture('small');
  write(root, { 'config/flags.json': '{ "features": { "only-here": true } }', 'src/page.ts': 'export {};\n' });
  const { flags } = await report(root, 'scan');
  expect(flags.map(({ key, state, evaluations, declarations }) => [key, state, evaluations.length, declarations.length])).toEqual([
    ['fast-search', 'active', 0, 0],
    ['new-nav', 'expired', 0, 0],
    ['only-here', 'unregistered', 0, 1],
  ]);
});

it('reads a folder from within, with its paths from the root', async () => {
  const root = fixture('small');
  const { files, flags } = await report(join(root, 'src'), 'scan', '.');
  expect(files).toBe(3);
  expect(flags.find(({ key }) => key === 'new-nav')?.evaluations[0]?.file).toBe('src/page.ts');
});

it('takes @flag tags for entries', async () => {
  const root = fixture('small');
  write(root, {
    'src/tagged.ts':
      "import { isOn } from './flags';\n// @flag wide-cart owner=@web kind=release removeBy=2026-11-25\nexport const wide = isOn('wide-cart');\n",
  });
  const { flags } = await report(root, 'list');
  expect(flags.find(({ key }) => key === 'wide-cart')).toMatchObject({ state: 'upcoming', days: 3, entry: { owner: '@web', file: 'src/tagged.ts', line: 2 } });
});

it('names files of routers that are not there', async () => {
  const root = folder({
    'unflag.config.yaml': 'routers:\n  - { modules: [./src/flags, ./src/flag, ./lib/*], forms: [{ kind: function, name: isOn, key: "arg:0" }] }\n',
    'src/flags.ts': 'export declare function isOn(key: string): boolean;\n',
    'src/app.ts': "import { isOn } from './flags';\nif (isOn('new-nav')) console.log(1);\n",
  });
  expect((await cli(root, 'scan')).out).toContain("\n! router 1: there is no file ./src/flag, seen from the project's root\n\n");
  expect((await report(root, 'scan')).warnings).toHaveLength(1);
});

it('reports no read by an unknown key of what holds more than flags', async () => {
  const root = folder({
    'unflag.config.yaml': "routers: [{ modules: [./src/settings], forms: [{ kind: function, name: get, key: 'arg:0', keys: 'feature_*' }, { kind: function, name: isOn, key: 'arg:0', keys: '!is*' }] }, { receiver: flags, forms: [{ kind: member, key: member }] }]",
    'src/page.ts': "import { get, isOn } from './settings';\nget(names[0]);\nget('theme');\nget('feature_nav');\nget(`feature_${names[0]}`);\nisOn(names[0]);\nexport const f = (flags: object) => names[0] in flags;\n",
    'src/settings.ts': 'export declare const get: (name: string) => unknown;\nexport declare const isOn: (name: string) => boolean;\n',
  });
  const { flags, dynamic } = await report(root, 'scan');
  expect(flags.map(({ key }) => key)).toEqual(['feature_nav']);
  expect(dynamic.map(({ line, reason }) => ({ line, reason }))).toEqual([{ line: 5, reason: 'part of the key is not known' }, { line: 6, reason: 'the key is a member whose value is not known' }]);
});
