import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bothAnswers } from '../lint/both-answers.ts';
import { cli, commitAll, folder, write } from './cli.ts';

const entry = (key: string, owner: string, removeBy: string, more = ''): string =>
  `  - { key: ${key}, owner: '${owner}', kind: release, createdAt: 2026-09-01, removeBy: ${removeBy}${more} }\n`;

/** A wrapper that only its package knows of, two packages with the same alias, and flags that several registries name. */
const FILES = {
  'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }',
  'unflag.config.yaml': "rules: { no-upcoming-expiry: 'off' }\nwarnDays: 20\n",
  'flags.yaml': `flags:\n${entry('shared', '@root', '2026-12-31')}${entry('both', '@root', '2026-12-31')}`,
  'packages/cart/package.json': '{ "name": "@shop/cart" }',
  'packages/cart/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
  'packages/cart/unflag.config.yaml': `routers:
  - modules: ['./src/gate']
    forms: [{ kind: function, name: open, key: 'arg:0' }]
rules: { no-upcoming-expiry: warn }
tests: ['src/checks/**']
`,
  'packages/cart/flags.yaml': `flags:\n${entry('both', '@cart', '2026-11-01')}${entry('cart-only', '@cart', '2026-12-10')}`,
  'packages/cart/src/gate.ts':
    "import { remote } from './remote';\nexport const open = (key: string): boolean => remote(key);\n",
  'packages/cart/src/keys.ts': "export const KEY = 'cart-only';\n",
  'packages/cart/src/cart.ts':
    "import { open } from './gate';\nimport { KEY } from '~/keys';\nexport const cart = (key: string) => [open(KEY) ? 1 : 2, open('both') ? 3 : 4, open('shared') ? 5 : 6, open(String(key))];\n",
  'packages/cart/src/checks/cart.ts':
    "import { open } from '../gate';\nexport const check = () => open('not-registered');\n",
  'packages/web/package.json': '{ "name": "@shop/web" }',
  'packages/web/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
  'packages/web/src/keys.ts': "export const KEY = 'shared';\n",
  'packages/web/src/gate.ts': 'export const open = (door: string): boolean => door.length > 0;\n',
  'packages/web/src/page.ts': `import { OpenFeature } from '@openfeature/web-sdk';
import { KEY } from '~/keys';
import { open } from './gate';
const client = OpenFeature.getClient();
export const page = (key: string) => [client.getBooleanValue(KEY, false), client.getBooleanValue('both', false), client.getBooleanValue('cart-only', false), client.getBooleanValue(String(key), false), open('door')];
`,
};

interface Flag {
  readonly key: string;
  readonly state: string;
  readonly entry?: { readonly owner: string; readonly file: string };
  readonly evaluations: readonly { readonly file: string; readonly role: string }[];
}

async function flagsIn(cwd: string, ...args: string[]): Promise<string[]> {
  const { out } = await cli(cwd, 'scan', '--format', 'json', ...args);
  const { flags } = JSON.parse(out) as { flags: readonly Flag[] };
  return flags.map(
    ({ key, state, entry: found, evaluations }) =>
      `${key} ${state} ${found?.owner ?? '–'} ${evaluations.map(({ file, role }) => `${file.replace('packages/', '')}${role === 'test' ? ' (test)' : ''}`).join()}`,
  );
}

test('each file is read by the configuration and the registry that are nearest to it', async () => {
  expect(await flagsIn(folder(FILES))).toEqual([
    'both active @root web/src/page.ts',
    'both expired @cart cart/src/cart.ts',
    'cart-only upcoming @cart cart/src/cart.ts',
    'cart-only unregistered – web/src/page.ts',
    'not-registered unregistered – cart/src/checks/cart.ts (test)',
    'shared active @root cart/src/cart.ts,web/src/page.ts',
  ]);
});

test('a run says the same wherever in the project it starts', async () => {
  const root = folder(FILES);
  expect(await cli(join(root, 'packages/cart/src'), 'check')).toEqual(await cli(root, 'check'));
  expect((await cli(join(root, 'packages/cart'), 'explain', 'both')).out).toContain(
    'expired 21 days ago (owner @cart)',
  );
  expect((await cli(root, 'explain', 'both')).out).toContain('owner @root');
});

test('each file is judged by the rules of its folder, in the editor too', () => {
  const { inCheck, inEditor } = bothAnswers(folder(FILES));
  expect(inEditor).toEqual(inCheck);
  expect(inCheck.map((line) => line.replace(/ Flag "([^"]*)".*/, ' $1').replace(/ This read .*/, '')))
    .toMatchInlineSnapshot(`
    [
      "packages/cart/src/cart.ts:3:109 no-dynamic-flag-key",
      "packages/cart/src/cart.ts:3:44 no-upcoming-expiry cart-only",
      "packages/cart/src/cart.ts:3:63 no-expired-flag both",
      "packages/web/src/page.ts:5:137 no-unregistered-flag cart-only",
      "packages/web/src/page.ts:5:181 no-dynamic-flag-key",
    ]
  `);
});

test('levels are those of the nearest configuration', async () => {
  const root = folder({
    ...FILES,
    'packages/cart/unflag.config.yaml': FILES['packages/cart/unflag.config.yaml'].replace(
      'warn }',
      "warn, no-dynamic-flag-key: 'off' }",
    ),
  });
  const { out } = await cli(root, 'check', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: readonly { readonly rule: string; readonly file: string }[] };
  const filesOf = (name: string) => findings.filter(({ rule }) => rule === name).map(({ file }) => file);
  expect(filesOf('no-dynamic-flag-key')).toEqual(['packages/web/src/page.ts']);
  expect(filesOf('no-upcoming-expiry')).toEqual(['packages/cart/src/cart.ts']);
});

test('the editor sees that a registry or a configuration below the root changed', () => {
  const root = folder(FILES);
  const expired = () => bothAnswers(root).inEditor.filter((line) => line.includes(' no-expired-flag Flag')).length;
  expect(expired()).toBe(1);
  write(root, { 'packages/cart/flags.yaml': `flags:\n${entry('both', '@cart', '2027-01-01')}` });
  expect(expired()).toBe(0);
  write(root, { 'packages/cart/flags.yaml': FILES['packages/cart/flags.yaml'] });
  expect(expired()).toBe(1);
  write(root, {
    'packages/cart/unflag.config.yaml': `${FILES['packages/cart/unflag.config.yaml']}exclude: ['src/cart.ts']\n`,
  });
  expect(expired()).toBe(0);
});

test('what is wrong with a configuration below the root is said once, with its file', async () => {
  const root = folder({ ...FILES, 'packages/cart/unflag.config.yaml': 'warnDys: 3\n' });
  const { code, err } = await cli(root, 'check');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'packages/cart/unflag.config.yaml:1:1 warnDys: unknown option "warnDys"; did you mean "warnDays"?\n',
  });
});

test('a folder that the project leaves out is a project of its own', async () => {
  const root = folder({ ...FILES, 'unflag.config.yaml': "exclude: ['packages/cart/**']\n" });
  expect(await flagsIn(root)).toEqual([
    'both active @root web/src/page.ts',
    'cart-only unregistered – web/src/page.ts',
    'shared active @root web/src/page.ts',
  ]);
  expect(await flagsIn(join(root, 'packages/cart'))).toEqual([
    'both expired @cart src/cart.ts',
    'cart-only active @cart src/cart.ts',
    'not-registered unregistered – src/checks/cart.ts (test)',
    'shared unregistered – src/cart.ts',
  ]);
});

test('a removal takes the flag out of every package and every registry', async () => {
  const root = folder(FILES);
  commitAll(root);
  const { code, out } = await cli(root, 'remove', 'both', '--keep', 'on', '--write');
  expect(out).toContain('Wrote 4 files');
  expect(code).toBe(0);
  for (const file of [
    'flags.yaml',
    'packages/cart/flags.yaml',
    'packages/cart/src/cart.ts',
    'packages/web/src/page.ts',
  ])
    expect(readFileSync(join(root, file), 'utf8')).not.toContain('both');
  expect(readFileSync(join(root, 'packages/cart/src/cart.ts'), 'utf8')).toContain(
    "[open(KEY) ? 1 : 2, 3, open('shared') ? 5 : 6, open(String(key))]",
  );
});

test('a flag that is retired in one registry only is not one to remove everywhere', async () => {
  const root = folder({
    ...FILES,
    'packages/cart/flags.yaml': `flags:\n${entry('both', '@cart', '2026-11-01', ', status: retired, keep: on')}`,
  });
  expect(await cli(root, 'remove', '--retired')).toEqual({
    code: 2,
    out: '',
    err: 'both is retired at another value, or not at all, in flags.yaml than in packages/cart/flags.yaml: say which flags to remove and the files, with --keep and --only\n',
  });
});

test('a change is compared with the registries as they were', async () => {
  const root = folder(FILES);
  commitAll(root);
  expect((await cli(root, 'check', '--changed-since', 'main')).code).toBe(0);
  write(root, {
    'packages/cart/flags.yaml': `flags:\n${entry('both', '@cart', '2026-11-01')}${entry('cart-only', '@cart', '2026-11-01')}`,
  });
  const { code, out } = await cli(root, 'check', '--changed-since', 'main');
  expect(code).toBe(1);
  expect(out).toContain('1 error in 1 file');
});

test('facts that were kept are not used when a configuration below the root changed', async () => {
  const root = folder(FILES);
  write(root, { 'node_modules/.keep': '' });
  const before = await flagsIn(root);
  expect(await flagsIn(root)).toEqual(before);
  rmSync(join(root, 'packages/cart/unflag.config.yaml'));
  const after = await flagsIn(root);
  expect(after).not.toEqual(before);
  expect(after).toEqual(await flagsIn(root, '--no-cache'));
});
