import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { build } from 'tsdown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import plugin from '../../src/eslint-plugin.ts';

const house = join(import.meta.dirname, '../..');
/** Below node_modules, so that the built plugin finds what it imports. */
const built = join(house, 'node_modules/.cache/unflag-test-oxlint');
const root = mkdtempSync(join(tmpdir(), 'unflag-oxlint-'));
const rules = Object.fromEntries(Object.entries(plugin.configs.strict.rules ?? {}).map(([name]) => [name, 'error']));

beforeAll(async () => {
  await build({
    entry: join(house, 'src/eslint-plugin.ts'),
    config: false,
    outDir: built,
    format: 'esm',
    platform: 'node',
    dts: false,
    clean: false,
    logLevel: 'silent',
    cwd: house,
  });
  cpSync(join(house, 'fixtures/projects/shop'), root, { recursive: true });
  writeFileSync(
    join(root, 'web/bom.jsx'),
    "\uFEFF// ü 😀\nimport { useFlags } from 'launchdarkly-react-client-sdk';\nexport const X = () => <p>{useFlags().loyaltyPoints && <b />}</p>;\n",
  );
  writeFileSync(
    join(root, '.oxlintrc.json'),
    JSON.stringify({
      jsPlugins: [{ name: 'unflag', specifier: join(built, 'eslint-plugin.mjs') }],
      categories: { correctness: 'off' },
      settings: { unflag: { today: '2026-11-22' } },
      rules,
    }),
  );
});
afterAll(() => {
  rmSync(root, { recursive: true });
  rmSync(built, { recursive: true });
});

interface Diagnostic {
  readonly filename: string;
  readonly message: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

/** oxlint counts columns in bytes of UTF-8; lines are enough to compare. */
function findingsOfOxlint(): string[] {
  const { stdout } = spawnSync(join(house, 'node_modules/.bin/oxlint'), ['-c', '.oxlintrc.json', '-f', 'json'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  return diagnostics
    .map(({ filename, message, labels }) => `${filename}:${labels[0]?.span.line ?? 0} ${message}`)
    .sort();
}

function findingsOfEslint(): string[] {
  const linter = new Linter({ cwd: root });
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]sx?$/.test(file));
  const config = [
    {
      files: ['**/*.{js,jsx,ts,tsx}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { unflag: plugin },
      settings: { unflag: { today: '2026-11-22' } },
      rules,
    },
  ] as Parameters<Linter['verify']>[1];
  return files
    .flatMap((file) =>
      linter
        .verify(readFileSync(join(root, file), 'utf8'), config, { filename: join(root, file) })
        .map(({ line, message }) => `${file}:${line} ${message}`),
    )
    .sort();
}

test('oxlint finds what ESLint finds', () => {
  const found = findingsOfOxlint();
  expect(found).toEqual(findingsOfEslint());
  expect(found.length).toBeGreaterThan(5);
});

test('oxlint applies a suggestion', () => {
  writeFileSync(
    join(root, 'web/retired.jsx'),
    "import { useFlags } from 'launchdarkly-react-client-sdk';\nexport const X = () => (useFlags().newCheckout ? <b /> : <i />);\n",
  );
  spawnSync(
    join(house, 'node_modules/.bin/oxlint'),
    ['-c', '.oxlintrc.json', '--fix-suggestions', 'web/retired.jsx'],
    { cwd: root },
  );
  expect(readFileSync(join(root, 'web/retired.jsx'), 'utf8')).toBe('export const X = () => <b />;\n');
});
