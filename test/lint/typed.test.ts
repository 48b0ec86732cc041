import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, expect, test } from 'vitest';
import plugin from '../../src/eslint-plugin.ts';

const root = mkdtempSync(join(tmpdir(), 'unflag-typed-lint-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const FILES = {
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "nodenext" }, "include": ["src"] }',
  'unflag.config.yaml': 'registry: flags.yaml\ntoday: 2026-11-22\n',
  'flags.yaml': "flags:\n  old: { owner: '@me', kind: release, createdAt: 2026-01-01, removeBy: 2026-10-01 }\n  new: { owner: '@me', kind: ops }\n",
  'node_modules/unleash-client/package.json': '{ "name": "unleash-client", "types": "index.d.ts", "main": "index.js" }',
  'node_modules/unleash-client/index.d.ts': 'export class Unleash { isEnabled(name: string): boolean }',
  'src/deps.ts': "import type { Unleash } from 'unleash-client';\nexport type Key = 'old' | 'new';\nexport interface Deps { readonly flags: Unleash }",
  'src/page.ts': `import type { Unleash } from 'unleash-client';
import type { Deps, Key } from './deps.js';
export const all = (list: Deps[]) => list.map((deps) => deps.flags.isEnabled('old'));
export const some = (client: Unleash, keys: Key[]) => keys.map((key) => client.isEnabled(key));`,
};
for (const [file, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function lint(parserOptions: object): string[] {
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser, parserOptions }, plugins: { unflag: plugin }, rules: { 'unflag/no-expired-flag': 'error', 'unflag/no-dynamic-flag-key': 'error' } },
  ] as unknown as Parameters<Linter['verify']>[1];
  return new Linter({ cwd: root })
    .verify(FILES['src/page.ts'], config, { filename: join(root, 'src/page.ts') })
    .map(({ ruleId, line, message }) => `${line} ${ruleId ?? message}`);
}

test('asks the parser for types where linting is typed', () => {
  expect(lint({ project: './tsconfig.json', tsconfigRootDir: root })).toEqual(['3 unflag/no-expired-flag']);
  expect(lint({})).toEqual(['4 unflag/no-dynamic-flag-key']);
});
