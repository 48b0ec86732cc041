import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import { rules } from '../../rules/index.ts';
import plugin from '../../src/eslint-plugin.ts';
import { findingsOf } from '../../src/project/findings-of.ts';
import { openProject } from '../../src/project/open-project.ts';

const asOf = '2026-11-22';

/** Findings in single files, of `unflag check` and of ESLint that lints one file after the other. */
export function bothAnswers(root: string, order: (files: readonly string[]) => readonly string[] = (files) => files) {
  const { scan } = openProject({ cwd: root, asOf });
  const inCheck = findingsOf(scan, asOf)
    .filter(({ rule }) => rules[rule]?.scope === 'file')
    .map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);
  const linter = new Linter({ cwd: root });
  const config = [
    {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      settings: { unflag: { today: asOf } },
    },
    plugin.configs.recommended,
  ] as Parameters<Linter['verify']>[1];
  const inEditor = order(scan.sources.filter((file) => /\.tsx?$/.test(file))).flatMap((file) =>
    linter
      .verify(readFileSync(join(root, file), 'utf8'), config, { filename: join(root, file) })
      .map(
        ({ line, column, ruleId, message }) =>
          `${file}:${line}:${column} ${(ruleId ?? '').replace('unflag/', '')} ${message}`,
      ),
  );
  return { inCheck: inCheck.sort(), inEditor: inEditor.sort() };
}
