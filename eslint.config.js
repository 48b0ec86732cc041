// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import unflag from './dist/eslint-plugin.js';

export default defineConfig(
  globalIgnores(['dist', 'fixtures', 'coverage', 'bench/**/corpus']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-base-to-string': 'off', // Constants may be objects, and no text is made of those.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off', // Every node but the program has a parent.
      '@typescript-eslint/no-unnecessary-condition': 'off', // The types of nodes promise more than parsers keep.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off', // Node types are compared with their names.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-optional-chain': 'off', // `!x || x.type !== ...` narrows, `x?.type !== ...` does not.
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNullish: true, allowNumberAndString: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off', // No method of ours uses `this` without a class.
    },
  },
  { files: ['src/**', 'rules/**'], plugins: { regexp }, rules: { 'regexp/no-super-linear-backtracking': 'error' } }, // What is read is anybody's code.
  { files: ['test/**'], rules: { '@typescript-eslint/no-implied-eval': 'off' } },
  { files: ['rules/*.ts', 'src/lint/*.ts'], extends: [eslintPlugin.configs.recommended] },
  unflag.configs.strict,
);
