import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceCode } from 'eslint';
import { readFacts } from '../facts/read-facts.ts';
import type { Source, SourceComment } from '../facts/source.ts';
import type { FileFacts } from '../facts/types.ts';
import { analyzeScopes } from '../project/parse.ts';
import type { LintContext } from './lint-context.ts';
import { parserTypes } from './parser-types.ts';

/** A linted file that has to do with flags. */
export interface LintedFile {
  readonly source: Source;
  readonly facts: FileFacts;
}

const files = new WeakMap<object, { readonly context: LintContext; readonly linted: LintedFile }>();

/** Scopes as typescript-eslint sees them: other parsers' scopes know less of types and JSX. */
function scopesOf(sourceCode: SourceCode, ast: TSESTree.Program): ScopeManager {
  const given = sourceCode.scopeManager as unknown as ScopeManager | null;
  if (given && 'variables' in given && 'currentScope' in given) return given;
  return analyzeScopes(ast);
}

/** Reads a linted file, once for all rules. */
export function factsOf(sourceCode: SourceCode, file: string, context: LintContext): LintedFile {
  const ast = sourceCode.ast as unknown as TSESTree.Program;
  const known = files.get(ast);
  if (known?.context === context) return known.linted;
  const comments = sourceCode.getAllComments().map(({ type, value, range = [0, 0] }): SourceComment => ({
    type: type === 'Block' ? 'Block' : 'Line',
    value,
    range,
  }));
  const source: Source = { file, text: sourceCode.text, ast, scopes: scopesOf(sourceCode, ast), comments };
  const linted = { source, facts: readFacts(source, { ...context.readContext(file), types: parserTypes(sourceCode, context.fileOf) }) };
  files.set(ast, { context, linted });
  return linted;
}
