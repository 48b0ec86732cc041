import typescriptParser from '@typescript-eslint/parser';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.ts';
import type { Source } from '../../src/facts/source.ts';
import { parse } from '../../src/project/parse.ts';
import { specifierResolver } from '../../src/resolve/specifier-resolver.ts';
import { sdks } from '../../src/sdks/index.ts';
import { filesIn, textOf } from './files.ts';

const factsOf = (source: Source) =>
  readFacts(source, { sdks, declarations: [], resolver: specifierResolver, isTest: false });

function factsFromOxc(file: string, text: string) {
  const { source, problem } = parse(file, text);
  if (!source) throw new Error(`${file}:${String(problem.line)}: ${problem.message}`);
  return factsOf(source);
}

/** Facts of a text as a rule sees it in ESLint, with espree or the given parser. */
function factsFromEslint(file: string, text: string, parser?: Linter.Parser) {
  let facts: ReturnType<typeof factsOf> | undefined;
  const plugin = {
    rules: {
      read: {
        create: ({
          sourceCode,
        }: {
          sourceCode: { text: string; ast: unknown; scopeManager: unknown; getAllComments(): unknown };
        }) => ({
          'Program:exit'() {
            facts = factsOf({
              file,
              text: sourceCode.text,
              ast: sourceCode.ast as TSESTree.Program,
              scopes: sourceCode.scopeManager as ScopeManager,
              comments: sourceCode.getAllComments() as Source['comments'],
            });
          },
        }),
      },
    },
  };
  const messages = new Linter().verify(
    text,
    {
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
      languageOptions: {
        sourceType: file.endsWith('.cjs') ? 'commonjs' : 'module',
        parserOptions: { ecmaFeatures: { jsx: true } },
        ...(parser && { parser }),
      },
      plugins: { self: plugin as never },
      rules: { 'self/read': 'error' },
    },
    { filename: file },
  );
  if (!facts) throw new Error(messages.map(({ line, message }) => `${file}:${String(line)}: ${message}`).join('\n'));
  return facts;
}

const toJavaScript = (file: string, text: string) =>
  ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.Preserve,
      verbatimModuleSyntax: true,
    },
  }).outputText;

const inputs = [...filesIn('fixtures/sdks', /\/input\.[cm]?[jt]sx?$/), ...filesIn('fixtures/projects/shop', /\.tsx?$/)];

describe('the reader says the same', () => {
  it.each(inputs)('of oxc and typescript-eslint trees: %s', (file) => {
    const text = textOf(file);
    expect(factsFromEslint(file, text, typescriptParser as Linter.Parser)).toEqual(factsFromOxc(file, text));
  });

  const decorated = inputs.filter((file) => /^\s*@\w/m.test(toJavaScript(file, textOf(file))));

  it.each(inputs.filter((file) => !decorated.includes(file)))(
    'of oxc and espree trees: %s without its types',
    (file) => {
      const text = toJavaScript(file, textOf(file));
      const name = file.replace(/\.([cm]?)tsx?$/, '.$1js').replace(/\.js$/, '.jsx');
      expect(factsFromEslint(name, text)).toEqual(factsFromOxc(name, text));
    },
  );
});
