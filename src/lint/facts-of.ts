import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceCode } from 'eslint';
import { readFacts } from '../facts/read-facts.ts';
import type { Source, SourceComment } from '../facts/source.ts';
import type { FileFacts } from '../facts/types.ts';
import { hashOf } from '../project/disk-marks.ts';
import { analyzeScopes } from '../project/parse.ts';
import { completeTree } from './complete-tree.ts';
import type { LintContext } from './lint-context.ts';
import type { LintedText } from './linted-texts.ts';
import { hasTypes, parserTypes } from './parser-types.ts';

/** A linted file that has to do with flags. */
export interface LintedFile {
  readonly source: Source;
  readonly facts: FileFacts;
}

const files = new WeakMap<object, { readonly context: LintContext; readonly linted: LintedFile }>();

const parsers = new WeakMap<object, string>();

/** Names a parser by the trees it makes. */
function parserOf(visitorKeys: SourceCode.VisitorKeys): string {
  const known = parsers.get(visitorKeys) ?? hashOf(JSON.stringify(visitorKeys));
  parsers.set(visitorKeys, known);
  return known;
}

/** Scopes as typescript-eslint sees them: other parsers' scopes know less of types and JSX. */
function scopesOf(sourceCode: SourceCode, ast: TSESTree.Program): ScopeManager {
  const given = sourceCode.scopeManager as unknown as ScopeManager | null;
  if (given && 'variables' in given && 'currentScope' in given) return given;
  completeTree(ast);
  return analyzeScopes(ast);
}

/** The facts that a text of a linted file is known to have before its tree is looked at; none where other files' types have a say. */
export function knownFacts(sourceCode: SourceCode, file: string, context: LintContext, text: LintedText): FileFacts | undefined {
  if (hasTypes(sourceCode)) return undefined;
  const { visitorKeys } = sourceCode;
  const known = text.facts.get(visitorKeys) ?? context.keptFacts(file, text, parserOf(visitorKeys));
  if (known) text.facts.set(visitorKeys, known);
  return known;
}

/** Reads a linted file, once for all rules. */
export function factsOf(sourceCode: SourceCode, file: string, context: LintContext, text: LintedText): LintedFile {
  const ast = sourceCode.ast as unknown as TSESTree.Program;
  const there = files.get(ast);
  if (there?.context === context) return there.linted;
  const source = sourceOf(sourceCode, file, ast);
  const facts = knownFacts(sourceCode, file, context, text) ?? readFacts(source, { ...context.readContext(file), types: parserTypes(sourceCode, context.fileOf) });
  if (!hasTypes(sourceCode)) {
    text.facts.set(sourceCode.visitorKeys, facts);
    context.keepFacts(file, text, parserOf(sourceCode.visitorKeys), facts);
  }
  const linted = { source, facts };
  files.set(ast, { context, linted });
  return linted;
}

/** The source behind a tree of ESLint; what costs time is made when it is asked for. */
function sourceOf(sourceCode: SourceCode, file: string, ast: TSESTree.Program): Source {
  let scopes: ScopeManager | undefined;
  let comments: readonly SourceComment[] | undefined;
  return {
    file,
    text: sourceCode.text,
    ast,
    get scopes() {
      return (scopes ??= scopesOf(sourceCode, ast));
    },
    get comments() {
      return (comments ??= sourceCode.getAllComments().map(({ type, value, range = [0, 0] }) => ({
        type: type === 'Block' ? 'Block' : 'Line',
        value,
        range,
      })));
    },
  };
}
