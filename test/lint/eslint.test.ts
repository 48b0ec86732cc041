import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter as Linter10 } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import plugin from '../../src/eslint-plugin.ts';

const root = mkdtempSync(join(tmpdir(), 'unflag-eslint-'));
afterAll(() => rmSync(root, { recursive: true }));

let clock = 1_700_000_000;

/** Writes a file with a time of change of its own, as an editor's later save would. */
function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
  clock += 10;
  utimesSync(join(root, file), clock, clock);
}

const CONFIG = `
registry: flags.yaml
today: 2026-11-22
routers:
  - modules: [./flags]
    forms:
      - { kind: function, name: isOn, key: 'arg:0' }
`;

beforeEach(() => {
  write('unflag.config.yaml', CONFIG);
  write('flags.yaml', "flags:\n  old: { owner: '@me', kind: release, createdAt: 2026-01-01, removeBy: 2026-10-01 }\n");
});

type Config = Parameters<Linter10['verify']>[1];
const LINTERS = { 'ESLint 9': Linter9 as unknown as typeof Linter10, 'ESLint 10': Linter10 };

interface LintOptions {
  readonly file?: string;
  readonly parser?: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly Linter?: typeof Linter10;
}

function lint(
  text: string,
  { file = 'a.js', parser, options = {}, settings = {}, Linter = Linter10 }: LintOptions = {},
) {
  const config = [
    {
      files: ['**/*.{js,jsx,ts,tsx,vue}'],
      languageOptions: { ...(parser ? { parser } : {}), parserOptions: { ecmaFeatures: { jsx: true }, ...options } },
      settings: { unflag: settings },
    },
    plugin.configs.recommended,
  ] as Config;
  return new Linter({ cwd: root })
    .verify(text, config, { filename: join(root, file) })
    .map(({ ruleId, line, column, message }) => ({ ruleId, place: `${line}:${column}`, message }));
}

const short = (messages: ReturnType<typeof lint>): string[] =>
  messages.map(({ ruleId, place }) => `${place} ${ruleId}`);

const CODE = "import { isOn } from './flags';\nif (isOn('old')) { a(); } else { a(); }\n";
const EXPECTED = ['2:5 unflag/no-identical-flag-branches', '2:10 unflag/no-expired-flag'];

describe.each(Object.entries(LINTERS))('%s', (_, Linter) => {
  test('finds flags with its own parser', () => expect(short(lint(CODE, { Linter }))).toEqual(EXPECTED));

  test('finds flags with the parser of typescript-eslint', () => {
    expect(short(lint(`${CODE}const x: number = 1;\n`, { Linter, file: 'a.ts', parser: typescriptParser }))).toEqual(
      EXPECTED,
    );
  });

  test('finds flags in the script of a Vue component', () => {
    const component = `<template><p>{{ x }}</p></template>\n<script setup lang="ts">\n${CODE}const x: number = 1;\n</script>\n`;
    const found = short(
      lint(component, {
        Linter,
        file: 'a.vue',
        parser: vueParser,
        options: { parser: typescriptParser, sourceType: 'module' },
      }),
    );
    expect(found).toEqual(['4:5 unflag/no-identical-flag-branches', '4:10 unflag/no-expired-flag']);
  });

  test.each([
    'export const page = (name, { size = 1 }, ...rest) => (isOn("old") ? name : rest);',
    'class Page extends Base { static #n = 1; name = isOn("old"); constructor(a, b = 1) { super(); } set x(y) {} }',
    'export const Page = class { get() { return isOn("old"); } };',
    'export * from "./a.js"; export { b } from "./b.js"; export default function (a) { return isOn("old"); }',
    'const f = function ([a, ...b]) { try { isOn("old"); } catch (e) {} }; import("./c.js").then((m) => m);',
  ])('reads whatever its own parser gives: %s', (code) => {
    expect(lint(`import { isOn } from './flags';\n${code}\n`, { Linter }).map(({ ruleId }) => ruleId)).toContain('unflag/no-expired-flag');
  });

  test('reads JSX with its own parser', () => {
    const code = "import { isOn } from './flags';\nexport const X = () => <p>{isOn('old') && <b />}</p>;\n";
    expect(short(lint(code, { Linter, file: 'a.jsx' }))).toEqual(['2:33 unflag/no-expired-flag']);
  });
});

test('says nothing of files without flags', () => {
  expect(lint("import { isOn } from './lamps';\nif (isOn('lamp')) a();\n")).toEqual([]);
});

test('a text with a byte order mark has its findings at the right places', () => {
  expect(short(lint(`\uFEFF${CODE}`))).toEqual(EXPECTED);
});

test('sees an edit of the registry on the next lint', () => {
  expect(short(lint(CODE))).toContain('2:10 unflag/no-expired-flag');
  write('flags.yaml', "flags:\n  old: { owner: '@me', kind: release, createdAt: 2026-11-01 }\n");
  expect(short(lint(CODE))).not.toContain('2:10 unflag/no-expired-flag');
});

test('sees an edit of the configuration on the next lint', () => {
  const code = "import { isLit } from './flags';\nif (isLit('old')) a();\n";
  expect(lint(code)).toEqual([]);
  write('unflag.config.yaml', CONFIG.replace('isOn', 'isLit'));
  expect(short(lint(code))).toEqual(['2:11 unflag/no-expired-flag']);
});

test('sees an edit of an imported module on the next lint', () => {
  const code = "import { isOn } from './flags';\nimport { KEY } from './keys';\nisOn(KEY);\n";
  write('keys.ts', "export const KEY = 'old';\n");
  expect(short(lint(code))).toEqual(['3:6 unflag/no-expired-flag']);
  write('keys.ts', "export const KEY = 'odl';\n");
  expect(lint(code)).toMatchObject([
    { ruleId: 'unflag/no-unregistered-flag', message: expect.stringContaining('"old"') as string },
  ]);
});

test('finds the calls of a wrapper that nobody described', () => {
  write('wrapper.ts', "import { isOn } from './flags';\nexport const isLit = (lamp: string) => isOn(lamp);\n");
  write('lamps.ts', "export const LAMPS = { first: 'old' } as const;\n");
  const code = "import { LAMPS } from './lamps';\nimport { isLit } from './wrapper';\nif (isLit(LAMPS.first)) a();\n";
  expect(short(lint(code))).toEqual(['3:11 unflag/no-expired-flag']);
});

test('a wrong configuration is told once in a file, in words', () => {
  write('unflag.config.yaml', 'registri: flags.yaml\n');
  expect(lint(CODE).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "unflag.config.yaml:1:1 registri: unknown option "registri"; did you mean "registry"?",
    ]
  `);
});

test('a wrong registry is told once in a file, in words', () => {
  write('flags.yaml', 'flags:\n  old: { removeBy: soon }\n');
  expect(lint(CODE).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "flags.yaml:2:20 flags.old.removeBy: expected a day such as 2026-12-01 or null, found "soon"",
    ]
  `);
});

describe('settings', () => {
  test('give another day', () =>
    expect(short(lint(CODE, { settings: { today: '2026-09-30' } }))).toContain('2:10 unflag/no-upcoming-expiry'));

  test('name another configuration file', () => {
    write('other.yaml', CONFIG.replace('isOn', 'isLit'));
    expect(lint(CODE, { settings: { config: 'other.yaml' } })).toEqual([]);
  });

  test('hold the configuration itself', () => {
    const config = {
      registry: 'flags.yaml',
      today: '2026-11-22',
      routers: [{ modules: ['./lamps'], forms: [{ kind: 'function', name: 'isLit', key: 'arg:0' }] }],
    };
    expect(short(lint("import { isLit } from './lamps';\nisLit('old');\n", { settings: { config } }))).toEqual([
      '2:7 unflag/no-expired-flag',
    ]);
  });

  test('that are wrong are told', () => {
    expect(lint(CODE, { settings: { config: { router: [] } } }).map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "settings.unflag.config.router: unknown option "router"; did you mean "routers"?",
      ]
    `);
  });
});

test('a registry in TypeScript is checked where it is linted', () => {
  write('unflag.config.yaml', CONFIG.replace('flags.yaml', 'registry.ts'));
  const registry = "export const flags = [\n  { key: 'old', kind: 'release', createdAt: '2026-11-01' },\n];\n";
  write('registry.ts', registry);
  expect(lint(registry, { file: 'registry.ts', parser: typescriptParser })).toMatchObject([
    {
      ruleId: 'unflag/require-flag-metadata',
      place: '2:10',
      message: expect.stringContaining('"old" has no owner') as string,
    },
  ]);
});

test('files that the configuration leaves out are left out', () => {
  write('unflag.config.yaml', `${CONFIG}exclude: ['legacy/**']\n`);
  expect(lint(CODE.replace('./flags', '../flags'), { file: 'legacy/a.js' })).toEqual([]);
});
