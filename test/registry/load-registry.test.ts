import { describe, expect, it } from 'vitest';
import { RegistryError } from '../../src/errors.ts';
import { loadRegistry } from '../../src/registry/load-registry.ts';

const load = (file: string, text: string) => loadRegistry([`/p/${file}`], { root: '/p', read: () => text });
const problemsOf = (file: string, text: string): string => {
  try {
    load(file, text);
    return '';
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return error.message;
  }
};

describe('a registry', () => {
  it.each([
    ['flags.yaml', "flags:\n  - key: a\n    owner: '@x'\n    keep: on\n  - { key: b, aliases: [old-b] }\n"],
    ['flags.yml', "flags:\n  a: { owner: '@x', keep: on }\n  b: { aliases: [old-b] }\n"],
    [
      'flags.json',
      '{ "$schema": "x", "flags": [{ "key": "a", "owner": "@x", "keep": "on" }, { "key": "b", "aliases": ["old-b"] }] }',
    ],
    [
      'flags.ts',
      "const o = '@x';\nexport const flags = [{ key: 'a', owner: o, keep: 'on' }, { key: 'b', aliases: ['old-b'] }] as const satisfies unknown;",
    ],
    ['flags.ts', "export default { a: { owner: `@x`, keep: 'on' }, b: { aliases: ['old-b'] } };"],
    [
      'flags.mjs',
      "export default { flags: [{ key: 'a', owner: '@x', keep: 'on' }, { key: 'b', aliases: ['old-b'] }] };",
    ],
    [
      'flags.cjs',
      "module.exports = { flags: [{ key: 'a', owner: '@x', keep: 'on' }, { key: 'b', aliases: ['old-b'] }] };",
    ],
  ])('is read from %s: %s', (file, text) => {
    const registry = load(file, text);
    expect([...registry.entries.keys()]).toEqual(['a', 'b']);
    expect(registry.find('a')).toMatchObject({ owner: '@x', keep: 'on', status: 'active' });
    expect(registry.find('old-b')?.key).toBe('b');
    expect(registry.find('c')).toBeUndefined();
  });

  it('knows where each entry is written', () => {
    expect(load('flags.yaml', '\uFEFFflags:\r\n  - key: a\r\n  - owner: x\r\n    key: b\r\n').find('b')?.at).toEqual({
      file: 'flags.yaml',
      range: [43, 44],
      line: 4,
      column: 10,
    });
  });

  it.each([
    ['flags.yaml', ''],
    ['flags.yaml', 'flags:\n'],
    ['flags.yaml', '# nothing yet\n'],
    ['flags.json', '{ "flags": {} }'],
  ])('may be empty: %s %j', (file, text) => {
    expect(load(file, text).entries.size).toBe(0);
  });

  it('tells all that is wrong at once', () => {
    const text = `flags:
  - key: a
    onwer: x
    createdAt: 2026-13-01
    kind: relese
  - key: a
    createdAt: 2026-05-01
    removeBy: 2026-04-01
    status: retired
    aliases: [b]
  - key: b
    extensions:
      - { on: 2026-01-02, to: 2026-02-02, reason: x }
      - { on: 2026-01-01, to: 2026-02-01, reason: x }
      - { on: 2026-03-01, to: 2026-02-20, reason: x }
  - owner: y
  - 3
  - key: c
    removeBy: null
    extensions: [{ on: 2026-01-02, to: 2026-02-02, reason: x }]
  - { key: d, keep: 1, extensions: [{ on: 2026-01-02 }] }
version: 1
`;
    expect(problemsOf('flags.yaml', text)).toMatchInlineSnapshot(`
      "flags.yaml:3:5 flags[0].onwer: unknown field "onwer"; did you mean "owner"?
      flags.yaml:4:16 flags[0].createdAt: expected a day such as 2026-12-01, found "2026-13-01"
      flags.yaml:5:11 flags[0].kind: expected one of release, experiment, ops, permission, kill-switch, found "relese"; did you mean "release"?
      flags.yaml:6:5 flags[1]: "keep" is missing: a retired flag needs the value that stays, such as keep: on
      flags.yaml:8:15 flags[1].removeBy: expected a day after createdAt (2026-05-01), found 2026-04-01
      flags.yaml:14:15 flags[2].extensions[1].on: expected a day from the extension before (2026-01-02) on, found 2026-01-01; keep extensions in order
      flags.yaml:14:31 flags[2].extensions[1].to: expected a day after the extension before (2026-02-02), found 2026-02-01; an extension moves the deadline on
      flags.yaml:15:31 flags[2].extensions[2].to: expected a day from "on" (2026-03-01) on, found 2026-02-20
      flags.yaml:16:5 flags[3]: "key" is missing: expected text
      flags.yaml:17:5 flags[4]: expected a map, found 3
      flags.yaml:20:18 flags[5].extensions[0]: expected no extension: removeBy is null, so there is no deadline to move
      flags.yaml:21:37 flags[6].extensions[0]: "to" is missing: expected a day such as 2026-12-01
      flags.yaml:21:37 flags[6].extensions[0]: "reason" is missing: expected text
      flags.yaml:22:1 version: unknown field "version"; known are $schema, flags
      flags.yaml:11:10: key "b" is already an alias of "a" at flags.yaml:6:10; keep one"
    `);
  });

  it.each([
    ['flags.yaml', '- key: a\n'],
    ['flags.yaml', 'flags: 3\n'],
    ['flags.yaml', 'flag:\n  - key: a\n'],
    ['flags.yaml', 'flags:\n  a: 1\n   b: 2\n'],
    ['flags.yaml', 'flags:\n  a: {}\n  a: {}\n'],
    ['flags.json', '{ "flags": [{ "key": "a" } { "key": "b" }] }'],
    ['flags.ts', "export default { a: { owner: team('x') } };"],
    ['flags.ts', "import { a } from './a';\nexport const flags = [a];"],
    ['flags.ts', 'export const other = [];'],
    ['flags.ts', 'export default {'],
    ['flags.toml', 'a = 1'],
  ])('that is no registry gives one clear line: %s %j', (file, text) => {
    expect(problemsOf(file, text)).toMatchSnapshot();
  });

  it('that is missing is named with what to do', () => {
    expect(() => loadRegistry(['/p/none/flags.yaml'], { root: '/p' })).toThrow(
      'none/flags.yaml: no such registry file; create it or correct "registry" in the configuration',
    );
  });

  it('may be several files, which share no key', () => {
    const texts: Readonly<Record<string, string>> = {
      '/p/a.yaml': 'flags: { a: }',
      '/p/b.yaml': 'flags:\n  b:\n  c: { aliases: [a] }',
    };
    expect(() => loadRegistry(Object.keys(texts), { root: '/p', read: (file) => texts[file] ?? '' })).toThrow(
      'b.yaml:3:3: alias "a" of "c" is already an entry at a.yaml:1:10; keep one',
    );
  });
});
