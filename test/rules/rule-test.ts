import { join } from 'node:path';
import { Linter } from 'eslint';
import parser from '@typescript-eslint/parser';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/eslint-plugin.ts';

const root = join(import.meta.dirname, 'project');

export interface LintOptions {
  readonly options?: Readonly<Record<string, unknown>>;
  /** From the test project's root. */
  readonly filename?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export const IMPORT = "import { Feature, isOff, isOn, isOnAsync, overrideFlags, useFlags, variant } from './flags';\n";

/** Lints some code that may use the project's reading functions without importing them. */
export function lint(
  rule: string,
  code: string,
  { options = {}, filename = 'src/file.tsx', settings = {} }: LintOptions = {},
): Linter.LintMessage[] {
  const linter = new Linter({ cwd: root });
  const text = code.includes('import ') ? code : IMPORT + code;
  const messages = linter.verify(
    text,
    {
      files: ['**/*.ts', '**/*.tsx'],
      plugins: { unflag: plugin },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      settings: { unflag: settings },
      rules: { [`unflag/${rule}`]: ['error', ...(Object.keys(options).length > 0 ? [options] : [])] },
    },
    { filename: join(root, filename) },
  );
  return messages;
}

/** A finding as a person sees it: code, marker, words, and what a suggestion makes of the code. */
export function show(code: string, messages: readonly Linter.LintMessage[]): string {
  const text = code.includes('import ') ? code : IMPORT + code;
  const lines = text.split('\n');
  const width = String(lines.length).length;
  return messages
    .map(({ line, column, endLine, endColumn, message, suggestions = [] }) => {
      const source = lines[line - 1] ?? '';
      const end = endLine === line && endColumn !== undefined ? endColumn : source.length + 1;
      const frame =
        column < 1
          ? message
          : `${String(line).padStart(width)} | ${source}\n${' '.repeat(width)} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, end - column))} ${message}`;
      const changed = suggestions.map(
        ({ desc, fix }) =>
          `\n--- ${desc}\n${(text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])).replace(IMPORT, '')}`,
      );
      return frame + changed.join('');
    })
    .join('\n\n');
}

type Case = string | (LintOptions & { readonly code: string });

const parts = (one: Case): LintOptions & { code: string } => (typeof one === 'string' ? { code: one } : one);
const title = ({ code, options, filename }: LintOptions & { code: string }): string =>
  [code.trim().replaceAll(/\s+/g, ' ').slice(0, 90), options && JSON.stringify(options), filename]
    .filter(Boolean)
    .join(' · ');

/** Tests a rule in ESLint: `valid` code has no finding, findings of `invalid` code are snapshots. */
export function testRule(
  rule: string,
  { valid, invalid }: { readonly valid: readonly Case[]; readonly invalid: readonly Case[] },
): void {
  describe(rule, () => {
    for (const one of valid.map(parts)) {
      test(`accepts ${title(one)}`, () => expect(show(one.code, lint(rule, one.code, one))).toBe(''));
    }
    for (const one of invalid.map(parts)) {
      test(`reports ${title(one)}`, () => {
        const messages = lint(rule, one.code, one);
        expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
        expect(messages).not.toEqual([]);
        expect(show(one.code, messages)).toMatchSnapshot();
      });
    }
  });
}
