import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { cli, commitAll, fixture, folder, write } from './cli.ts';

/** A wrapper of a wrapper, a cycle, a constant, a flag that is read in several files, and one that is nowhere read. */
const FILES = {
  'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }',
  'flags.yaml': "flags:\n  - { key: unused, owner: '@shop', kind: release, createdAt: 2026-01-01, removeBy: 2026-02-01 }\n  - { key: new-nav, owner: '@shop', kind: release, createdAt: 2026-01-01, removeBy: 2026-02-01 }\n",
  'unflag.config.yaml': 'rules: { max-toggle-points: [warn, { project: 2 }], no-nested-flags: [warn, { depth: 3 }] }\n',
  'packages/core/package.json': '{ "name": "@shop/core", "main": "dist/index.js" }',
  'packages/core/src/index.ts': "export * from './is-on';\nexport * from './keys';\n",
  'packages/core/src/client.ts': "import { initialize } from '@launchdarkly/js-client-sdk';\nexport const client = initialize('id', { kind: 'user', key: 'x' });\n",
  'packages/core/src/is-on.ts': "import { client } from './client';\nimport { asked } from './asked';\nexport function isOn(key: string) { asked(key); return client.variation(key, false); }\n",
  'packages/core/src/asked.ts': "import { isOn } from './is-on';\nexport function asked(key: string) { return key !== 'log' && isOn('log'); }\n",
  'packages/core/src/keys.ts': "export const NAV = 'new-nav';\n",
  'packages/web/package.json': '{ "name": "@shop/web" }',
  'packages/web/src/enabled.ts': "import { isOn } from '@shop/core';\nexport default (name: string) => !isOn(name);\n",
  'packages/web/src/nav.ts': "import { NAV } from '@shop/core';\nimport off from './enabled';\nexport const nav = () => (off(NAV) ? 1 : menu());\nconst menu = () => (off('menu') ? 2 : 3);\n",
  'packages/web/src/page.ts': "import { isOn, NAV } from '@shop/core';\nexport const page = () => (isOn(NAV) ? 1 : 2);\n",
  'packages/web/src/other.ts': "import { isOn, NAV } from '@shop/core';\n// unflag: new-nav\nexport const other = (key: string) => (isOn(NAV) ? 1 : isOn(key));\n",
  'packages/web/src/broken.ts': "import { isOn } from '@shop/core';\nexport const = isOn('x');\n",
};

/** Runs a command in shards; gives the names of the parts. */
async function shards(cwd: string, command: 'scan' | 'check', count: number, ...more: string[]): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `part-${String(index + 1)}.json`);
  for (const [index, name] of names.entries()) {
    const { code, out, err } = await cli(cwd, command, '--shard', `${String(index + 1)}/${String(count)}`, ...more);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    write(cwd, { [name]: out });
  }
  return names;
}

const projects: Readonly<Record<string, () => string>> = { shop: () => fixture('shop'), workspaces: () => folder(FILES) };

test.each([
  ['shop', 2],
  ['workspaces', 1],
  ['workspaces', 3],
  ['workspaces', 7],
])('%s in %i shards says in every format what one run says', async (name, count) => {
  const root = projects[name]?.() ?? '';
  for (const [command, formats] of [
    ['scan', ['pretty', 'json', 'markdown']],
    ['check', ['pretty', 'json', 'sarif', 'github', 'markdown']],
  ] as const) {
    const one = await Promise.all(formats.map((format) => cli(root, command, '--format', format)));
    const parts = await shards(root, command, count);
    for (const [index, format] of formats.entries()) {
      expect(await cli(root, 'merge', ...parts, '--format', format)).toEqual(one[index]);
      expect(await cli(root, 'merge', 'part-*.json', '--format', format)).toEqual(one[index]);
    }
    for (const part of parts) rmSync(join(root, part));
  }
});

test('the parts may come in any order', async () => {
  const root = folder(FILES);
  const one = await cli(root, 'scan', '--format', 'json');
  const parts = await shards(root, 'scan', 4);
  expect(one.out).toContain('"key": "menu"');
  expect(await cli(root, 'merge', ...parts.toReversed(), '--format', 'json')).toEqual(one);
});

test('merge judges: deadlines, baselines and changes are as of then', async () => {
  const root = folder({ ...FILES, '.gitignore': 'part-*.json\n' });
  commitAll(root);
  const parts = await shards(root, 'check', 2);
  for (const [day, isExpired] of [['2026-01-15', false], ['2026-02-15', true]] as const) {
    const merged = await cli(root, 'merge', ...parts, '--as-of', day);
    expect(merged).toEqual(await cli(root, 'check', '--as-of', day));
    expect(merged.out.includes('no-expired-flag')).toBe(isExpired);
  }
  expect((await cli(root, 'merge', ...parts, '--fail-on', 'never')).code).toBe(0);
  expect(await cli(root, 'merge', ...parts, '--changed-since', 'main')).toEqual(await cli(root, 'check', '--changed-since', 'main'));
  await cli(root, 'merge', ...parts, '--baseline', 'known.json', '--update-baseline');
  expect((await cli(root, 'merge', ...parts, '--baseline', 'known.json')).code).toBe(0);
});

test('a shard knows what wrappers of other shards ask for, and so does a run over some paths', async () => {
  const root = folder(FILES);
  const { out } = await cli(root, 'scan', 'packages/web', '--format', 'json');
  expect((JSON.parse(out) as { flags: { key: string; evaluations: unknown[] }[] }).flags.map(({ key, evaluations }) => `${key} ${String(evaluations.length)}`)).toEqual(['menu 1', 'new-nav 3', 'unused 0']);
});

test.each([['0/3'], ['4/3'], ['1'], ['a/b'], ['1/0'], ['-1/3']])('--shard %s is no shard', async (written) => {
  const { code, err } = await cli(folder(FILES), 'scan', `--shard=${written}`);
  expect({ code, err: err.split('\n')[0] }).toEqual({ code: 2, err: `option '--shard <i/n>' argument '${written}' is invalid. Expected a shard such as 1/3, the first of three.` });
});

test('a shard is of the whole project', async () => {
  expect(await cli(folder(FILES), 'check', 'packages', '--shard', '1/2')).toEqual({ code: 2, out: '', err: '--shard takes its part of the whole project: leave out the paths\n' });
});

const edit = (root: string, file: string, change: (text: string) => string): void => write(root, { [file]: change(readFileSync(join(root, file), 'utf8')) });

test.each<[what: string, spoil: (root: string) => void | Promise<unknown>, parts: string[], err: string]>([
  ['a missing shard', () => undefined, ['part-1.json', 'part-3.json'], 'not all shards are here: 2/3 missing'],
  ['a missing file', () => undefined, ['part-1.json', 'part-9.json'], 'part-9.json: no such file'],
  ['the same shard twice', () => undefined, ['part-1.json', 'part-2.json', 'part-1.json', 'part-3.json'], 'part-1.json: shard 1/3 again, which part-1.json is'],
  ['shards of another number', async (root) => write(root, { 'part-2.json': (await cli(root, 'scan', '--shard', '2/4')).out }), [], 'part-2.json: shard 2/4, but part-1.json is shard 1/3'],
  ['shards of another command', async (root) => write(root, { 'part-3.json': (await cli(root, 'check', '--shard', '3/3')).out }), [], 'part-3.json: made by unflag check, but part-1.json by unflag scan'],
  ['another version', (root) => edit(root, 'part-2.json', (text) => text.replace(/"unflag":"[^"]*"/, '"unflag":"9.9.9"')), [], `part-2.json: made by unflag 9.9.9, and this is ${packageJson.version}; run all shards and merge with one version`],
  ['a file that was cut short', (root) => edit(root, 'part-2.json', (text) => text.slice(0, 100)), [], 'part-2.json: not a part that unflag scan --shard or unflag check --shard wrote'],
  ['something else', () => undefined, ['package.json'], 'package.json: not a part that unflag scan --shard or unflag check --shard wrote'],
  ['another configuration', (root) => write(root, { 'unflag.config.yaml': 'sdks: []\n' }), ['part-1.json'], 'part-1.json: made with another configuration, or other keys in the registry, than there are here; run all shards and merge on one commit'],
  ['a file that changed since', (root) => edit(root, 'packages/core/src/keys.ts', (text) => text.replace('new', 'old')), ['part-1.json'], 'part-1.json: made from other files than there are here; run all shards and merge on one commit'],
  ['a new file', (root) => write(root, { 'new.ts': '' }), ['part-1.json'], 'part-1.json: made from other files than there are here; run all shards and merge on one commit'],
])('merge says in one line what is wrong with %s', async (_, spoil, parts, err) => {
  const root = folder(FILES);
  const all = await shards(root, 'scan', 3);
  await spoil(root);
  expect(await cli(root, 'merge', ...(parts.length > 0 ? parts : all))).toEqual({ code: 2, out: '', err: `${err}\n` });
});

test('options of check are not for the parts of a scan', async () => {
  const root = folder(FILES);
  const parts = await shards(root, 'scan', 1);
  expect(await cli(root, 'merge', ...parts, '--format', 'sarif')).toEqual({ code: 2, out: '', err: '--format sarif is for unflag check, and these are parts of unflag scan\n' });
  expect(await cli(root, 'merge', ...parts, '--baseline', 'x.json')).toEqual({ code: 2, out: '', err: '--baseline is for unflag check, and these are parts of unflag scan\n' });
});

test('a deadline that moves, or a day that passes, makes no shard old', async () => {
  const root = folder(FILES);
  const parts = await shards(root, 'check', 2);
  write(root, { 'flags.yaml': FILES['flags.yaml'].replaceAll('2026-02-01', '2027-02-01') });
  expect((await cli(root, 'merge', ...parts)).out).toEqual((await cli(root, 'check')).out);
});
