import picomatch from 'picomatch';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, loadConfigs } from '../../src/config/load-config.ts';
import { ConfigError } from '../../src/errors.ts';
import { sdks } from '../../src/sdks/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unflag-config-'));
  mkdirSync(join(root, '.git'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
};

const problemsOf = (file: string, text: string): string => {
  write({ [file]: text });
  try {
    loadConfig({ cwd: root });
    return '';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
};

const value = { warnDays: 3, routers: [{ modules: ['./x'], forms: [{ kind: 'function', name: 'f', key: 'arg:0' }] }] };
const json = JSON.stringify(value);

describe('a configuration', () => {
  it.each([
    ['unflag.config.json', json],
    ['unflag.config.jsonc', `// ours\n${json.replace(/}$/, ',}')}`],
    [
      'unflag.config.yaml',
      'warnDays: 3\nrouters:\n  - modules: [./x]\n    forms: [{ kind: function, name: f, key: arg:0 }]\n',
    ],
    ['unflag.config.yml', json],
    ['unflag.config.js', `export default ${json};`],
    [
      'unflag.config.mjs',
      `const routers = ${JSON.stringify(value.routers)};\nexport default { warnDays: 3, routers };`,
    ],
    ['unflag.config.cjs', `module.exports = ${json};`],
    ['unflag.config.ts', `import { defineConfig } from 'unflag';\nexport default defineConfig(${json});`],
    [
      'unflag.config.mts',
      `import type { UserConfig } from 'unflag';\nexport default ${json} as const satisfies UserConfig;`,
    ],
    ['package.json', `{ "name": "x", "unflag": ${json} }`],
  ])('is read from %s', (file, text) => {
    write({ [file]: text });
    expect(loadConfig({ cwd: root })).toMatchObject({
      root,
      file: join(root, file),
      warnDays: 3,
      routers: [{ ...value.routers[0], name: 'router 1', title: 'router 1' }],
    });
  });

  it.each([
    ['unflag.config.mjs', "import { join } from 'node:path';\nexport default { entries: [join('a', 'b')] };"],
    ['unflag.config.cjs', "const { join } = require('node:path');\nmodule.exports = { entries: [join('a', 'b')] };"],
    [
      'unflag.config.ts',
      "import { join, type ParsedPath } from 'node:path';\ninterface A { a?: ParsedPath }\nconst f = <T,>(a: T, b?: A): string => join(a as string, 'b')!;\nexport default { entries: [f<string>('a')] } satisfies object;",
    ],
    ['unflag.config.js', "import { b } from './other.mjs';\nexport default { entries: [`a/${b}`] };"],
  ])('that computes its values is run: %s %s', (file, text) => {
    write({ [file]: text, 'other.mjs': "export const b = ['b'].join();" });
    expect(loadConfig({ cwd: root }).entries).toEqual(['a/b']);
  });

  it('that is run is seen anew after an edit', () => {
    const load = (n: number) => {
      write({ 'unflag.config.mjs': `export default { warnDays: Math.abs(${n}) };` });
      return loadConfig({ cwd: root }).warnDays;
    };
    expect([load(1), load(2), load(1)]).toEqual([1, 2, 1]);
  });

  it('is that of the outermost folder that has one, up to the repository', () => {
    write({
      'unflag.config.json': '{ "warnDays": 1 }',
      'a/package.json': '{ "name": "a" }',
      'a/b/package.json': '{ "unflag": { "warnDays": 2 } }',
    });
    expect(loadConfig({ cwd: join(root, 'a/b') })).toMatchObject({ root, warnDays: 1 });
    mkdirSync(join(root, 'a/c/.git'), { recursive: true });
    expect(loadConfig({ cwd: join(root, 'a/c') })).toMatchObject({ root: join(root, 'a/c'), warnDays: 14 });
  });

  it('inherits what it does not say, and adds to lists; its paths are its own', () => {
    write({
      'unflag.config.json':
        '{ "warnDays": 1, "graceDays": 3, "exclude": ["legacy/**"], "tests": ["**/*.check.ts"], "sdks": ["posthog-js"], "rules": { "no-nested-flags": "off", "max-toggle-points": "off" }, "entries": ["main.ts"] }',
      'a/unflag.config.json':
        '{ "warnDays": 2, "registry": "own.yaml", "include": ["src/**"], "exclude": ["!**/build/**", "**/old/**"], "tests": ["!**/*.check.ts"], "kinds": { "release": { "lifetimeDays": 5 } }, "rules": { "no-nested-flags": "error" }, "entries": ["./main.ts"], "routers": [{ "modules": ["./src/on", "@x/on"], "forms": [{ "kind": "function", "name": "on", "key": "arg:0" }] }], "declarations": [{ "file": "keys.ts" }] }',
    });
    const [outer, inner] = loadConfigs({ cwd: join(root, 'a') });
    expect(outer).toMatchObject({ root, folder: '', warnDays: 1 });
    expect(inner).toMatchObject({
      root,
      folder: 'a',
      registry: [join(root, 'a/own.yaml')],
      warnDays: 2,
      graceDays: 3,
      include: ['a/src/**'],
      kinds: { release: { lifetimeDays: 5 }, experiment: { lifetimeDays: 60 } },
      rules: { 'no-nested-flags': 'error', 'max-toggle-points': 'off' },
      entries: ['main.ts', 'a/main.ts'],
      routers: [{ modules: ['./a/src/on', '@x/on', 'a/@x/on'] }],
      declarations: [{ file: 'a/keys.ts' }],
    });
    expect(inner?.exclude).toEqual(expect.arrayContaining(['legacy/**', '**/dist/**', 'a/**/old/**']));
    expect(inner?.exclude.filter((glob) => glob.includes('build'))).toEqual([]);
    expect(inner?.tests).not.toContain('**/*.check.ts');
    expect(inner?.sdks.map(({ name }) => name)).toEqual(['posthog-js']);
  });

  it('of a folder that the outer one leaves out stands alone', () => {
    write({
      'unflag.config.json': '{ "exclude": ["examples/**"], "warnDays": 1 }',
      'examples/a/unflag.config.json': '{}',
    });
    expect(loadConfig({ cwd: join(root, 'examples/a') })).toMatchObject({
      root: join(root, 'examples/a'),
      warnDays: 14,
    });
  });

  it('says the as-of date once a project', () => {
    write({ 'unflag.config.json': '{}', 'a/unflag.config.json': '{ "today": "2026-01-01" }' });
    expect(() => loadConfigs({ cwd: join(root, 'a') })).toThrow(
      'unflag.config.json:1:12 today: a project has one as-of date: say it in the configuration of its root (..)',
    );
  });

  it('may be named', () => {
    write({ 'conf/mine.yaml': 'registry: f.yaml', 'unflag.config.json': '{}' });
    expect(loadConfig({ cwd: root, file: 'conf/mine.yaml' })).toMatchObject({
      root: join(root, 'conf'),
      registry: [join(root, 'conf/f.yaml')],
    });
    expect(() => loadConfig({ cwd: root, file: 'conf/mne.yaml' })).toThrow(
      'conf/mne.yaml: no such file; check the path',
    );
  });

  it.each([
    ['flags.yml', 'flags:\n  - name: heartbeat\n    serve: false\n'],
    ['flags.json', '{ "us": "us.svg", "flags": { "gb": "gb.svg" } }'],
    ['flags.json', '{ "us": "us.svg" }'],
    [
      'flags.ts',
      "import { flag } from 'flags/next';\nexport const banner = flag({ key: 'banner', decide: () => true });\n",
    ],
    ['flags.ts', 'export const flags = { newCheckout: true };\n'],
  ])('leaves alone a %s that is another tool’s: %j', (file, text) => {
    write({ [file]: text });
    expect(loadConfig({ cwd: root }).registry).toEqual([]);
  });

  it.each([
    ['flags.yaml', 'flags: []\n'],
    ['flags.yaml', '# ours\nflags:\n  new-checkout:\n  old-banner: null\n'],
    ['flags.yml', 'flags:\n  - { key: a, ownr: "@x" }\n'],
    ['flags.json', '{ "$schema": "./registry.json", "flags": { "a": { "owner": "@x" } } }'],
    ['flags.ts', "export const flags = [{ key: 'a' }] satisfies Entry[];\n"],
  ])('takes a %s for the registry: %j', (file, text) => {
    write({ [file]: text });
    expect(loadConfig({ cwd: root }).registry).toEqual([join(root, file)]);
  });

  it('needs none: defaults hold', () => {
    write({ 'flags.json': '{ "flags": [] }', 'flags.ts': 'export default [{ key: "a" }];' });
    const config = loadConfig({ cwd: root });
    expect(config).toMatchObject({
      root,
      registry: [join(root, 'flags.json')],
      warnDays: 14,
      graceDays: 0,
      routers: [],
    });
    expect(config.sdks).toEqual(sdks);
    expect(config.file).toBeUndefined();
  });

  it('leaves out what tools make, and no sources that stand in a folder `build`', () => {
    const isLeftOut = picomatch([...loadConfig({ cwd: root }).exclude], { dot: true });
    const made = [
      'build/main.js',
      'build/static/js/main.js',
      'a/build/index.d.ts',
      'build/lib/src/a.js',
      'build/manifest.json',
      'a/dist/a.ts',
    ];
    const written = ['src/build/plan.ts', 'packages/build/src/core/config.js', 'build/Page.vue', 'build/types/a.tsx'];
    expect(made.filter((file) => !isLeftOut(file))).toEqual([]);
    expect(written.filter((file) => isLeftOut(file))).toEqual([]);
  });

  it('adds to the default globs, and takes them out with "!"', () => {
    write({
      'unflag.config.json':
        '{ "exclude": ["legacy/**", "!**/build/**"], "sdks": ["posthog-js"], "kinds": { "ops": { "lifetimeDays": 5 } } }',
    });
    const config = loadConfig({ cwd: root });
    expect(config.exclude).toEqual(expect.arrayContaining(['legacy/**', '**/node_modules/**']));
    expect(config.exclude.filter((glob) => glob.includes('build'))).toEqual([]);
    expect(config.sdks.map((sdk) => sdk.name)).toEqual(['posthog-js']);
    expect(config.kinds).toMatchObject({ ops: { lifetimeDays: 5 }, permission: { permanent: true } });
  });
});

describe('a wrong configuration', () => {
  it('is told with all that is wrong at once', () => {
    const text = `rooters: []
registry: 3
include: ''
warnDays: -1
sdks: [lunchdarkly-node]
kinds:
  relese: { lifetimeDays: 0 }
  ops: { lifetimeDays: 3, permanent: true }
routers:
  - forms: []
  - modules: [./x, 3]
    forms:
      - { kind: function, name: a, key: arg:0 }
      - kind: funktion
        name: x
        key: arg0
        value: bool
      - { kind: method, key: 'arg:0' }
      - { kind: function, name: f }
      - { name: f, ky: self }
rules: { x: [warn], y: wrn }
today: 2026-02-30
`;
    expect(problemsOf('unflag.config.yaml', text)).toMatchInlineSnapshot(`
      "unflag.config.yaml:1:1 rooters: unknown option "rooters"; known are $schema, registry, include, exclude, tests, today, kinds, warnDays, graceDays, sdks, routers, declarations, entries, rules
      unflag.config.yaml:2:11 registry: expected a path or a list of paths, found 3
      unflag.config.yaml:3:10 include: expected a list, found ""
      unflag.config.yaml:4:11 warnDays: expected a whole number, 0 or more, found -1
      unflag.config.yaml:5:8 sdks[0]: expected the name of an SDK, found "lunchdarkly-node"; did you mean "launchdarkly-node"?
      unflag.config.yaml:7:3 kinds.relese: unknown kind "relese"; did you mean "release"?
      unflag.config.yaml:8:8 kinds.ops: expected either "lifetimeDays" or "permanent: true", found both
      unflag.config.yaml:10:5 routers[0]: expected "modules" (where it is imported from) or "receiver" (what it is called on), found neither
      unflag.config.yaml:10:12 routers[0].forms: expected a list of one or more, found an empty list
      unflag.config.yaml:11:20 routers[1].modules[1]: expected text, found 3
      unflag.config.yaml:14:15 routers[1].forms[1].kind: expected one of function, method, member, list, component, hoc, factory, constructor, directive, decorator, property, found "funktion"; did you mean "function"?
      unflag.config.yaml:16:14 routers[1].forms[1].key: expected a place such as arg:0, arg:1.key, arg:0[], arg:0.keys, jsx:name, member, self or children, found "arg0"
      unflag.config.yaml:17:16 routers[1].forms[1].value: expected a value such as boolean, string, number, json, any, object(.enabled,.name), tuple[0] or detail.value, found "bool"
      unflag.config.yaml:18:9 routers[1].forms[2]: "name" is missing: expected the name of the method
      unflag.config.yaml:18:9 routers[1].forms[2]: "receiver" is missing: expected what the method is called on, here or on the router
      unflag.config.yaml:19:9 routers[1].forms[3]: "key" is missing: expected the place of the key, such as arg:0
      unflag.config.yaml:20:9 routers[1].forms[4]: "kind" is missing: expected one of function, method, member, list, component, hoc, factory, constructor, directive, decorator, property
      unflag.config.yaml:20:20 routers[1].forms[4].ky: unknown option "ky"; did you mean "key"?
      unflag.config.yaml:21:13 rules.x: expected [level, options], found a list
      unflag.config.yaml:21:24 rules.y: expected one of off, warn, error or [level, options], found "wrn"; did you mean "warn"?
      unflag.config.yaml:22:8 today: expected a day such as 2026-12-01, found "2026-02-30""
    `);
  });

  it.each([
    ['unflag.config.yaml', '- a\n'],
    ['unflag.config.yaml', 'a: [1\nb: 2\n'],
    ['unflag.config.yaml', 'warnDays: 1\nwarnDays: 2\n'],
    ['unflag.config.json', '{ "warnDays": 3 "x": 1 }'],
    ['unflag.config.ts', 'export default { warnDays: nope() };'],
    ['unflag.config.ts', 'export default { warnDays: };'],
    ['unflag.config.ts', 'export const config = {};'],
    ['unflag.config.mjs', "export default { warnDays: 'x'.trim() };"],
    ['unflag.config.mjs', "throw new Error('no luck');"],
    ['package.json', '{ "name": "x", "unflag": { "warnDay": 3 } }'],
    ['package.json', '{ "name": "x", "unflag": "strict" }'],
  ])('gives one clear line: %s %j', (file, text) => {
    expect(problemsOf(file, text)).toMatchSnapshot();
  });

  it('is one of two', () => {
    write({ 'unflag.config.json': '{}', 'package.json': '{ "unflag": {} }' });
    expect(() => loadConfig({ cwd: root })).toThrow(
      'unflag.config.json: expected one configuration, found package.json beside it; keep one',
    );
  });
});

describe('files of tests', () => {
  it.each([
    ['src/page.test.ts', true], ['cypress/support/flags.ts', true], ['functional-tests/fixtures/base.ts', true], ['packages/web/integration_test/set-up.ts', true], ['src/contest/page.ts', false], ['src/ui-tester/page.ts', false],
  ])('%s: %s', (file, is) => {
    const { tests } = loadConfig({ cwd: root });
    expect(picomatch([...tests], { dot: true })(file)).toBe(is);
  });
});
