import type { Rule as Eslint } from 'eslint';
import { lintContextOf, type LintSettings, type LoadedContext } from './lint-context.ts';
import type { LintedText } from './linted-texts.ts';

/** What all rules share while one file is linted. */
export type Visit = LoadedContext & {
  /** Path from the project's root. */
  readonly file: string;
  /** What is known of the file's text, where it can have to do with flags. */
  readonly linted?: LintedText | undefined;
  /** No rule has asked for this file before. */
  readonly isFirst: boolean;
};

interface Seen {
  readonly sourceCode: object;
  readonly filename: string;
  readonly text: string;
  /** What further rules get. */
  readonly visit: Visit;
  /** Rules that have asked. One that asks again is linting again. */
  readonly rules: Set<string>;
}

const NO_SETTINGS: LintSettings = {};
let last: Seen | undefined;

/**
 * Looks at a file's text, its configuration and the disk once for all rules of a lint. Oxlint has one source code for all files, and
 * what ESLint's contexts are asked costs more than all else that is done for a file without flags.
 */
export function visitOf(rule: string, eslint: Eslint.RuleContext): Visit {
  const { sourceCode, filename } = eslint;
  const { text } = sourceCode;
  if (last?.sourceCode === sourceCode && last.filename === filename && last.text === text && !last.rules.has(rule)) {
    last.rules.add(rule);
    return last.visit;
  }
  const loaded = lintContextOf(filename, eslint.cwd, (eslint.settings.unflag as LintSettings | undefined) ?? NO_SETTINGS);
  const file = loaded.context?.fileOf(filename) ?? filename;
  const linted = loaded.context?.linted(file, text);
  const visit = { ...loaded, file, linted: linted?.mayHaveFlags ? linted : undefined, isFirst: true };
  last = { sourceCode, filename, text, visit: { ...visit, isFirst: false }, rules: new Set([rule]) };
  return visit;
}
