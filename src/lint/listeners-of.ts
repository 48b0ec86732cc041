import type { AST, Rule as Eslint, SourceCode } from 'eslint';
import { createRegistry } from '../registry/create-registry.ts';
import { entriesFromTags } from '../registry/entries-from-tags.ts';
import type { Registry } from '../registry/types.ts';
import type { FileFacts, Range } from '../facts/types.ts';
import { parse } from '../project/parse.ts';
import { removeInFile } from './lazy/remove-in-file.ts';
import { factsOf, knownFacts, type LintedFile } from './facts-of.ts';
import type { LintContext } from './lint-context.ts';
import type { LintedText } from './linted-texts.ts';
import { withDefaults } from './run-rules.ts';
import type { FileRule, Finding, RegistryRule, Rule, Suggestion } from './types.ts';
import { visitOf } from './visit.ts';

/** The registry with the entries of the `@flag` tags in the file itself. */
function withTags(registry: Registry, file: string, facts: FileFacts, sourceCode: SourceCode): Registry {
  if (!facts.declarations.some(({ tag }) => tag)) return registry;
  const at = (offset: number) => {
    const { line, column } = sourceCode.getLocFromIndex(offset);
    return { line, column: column + 1 };
  };
  const { entries } = entriesFromTags([{ file, declarations: facts.declarations, at }]);
  return createRegistry([...registry.entries.values(), ...entries], registry.files);
}

const locOf = (sourceCode: SourceCode, range: Range): AST.SourceLocation => ({
  start: sourceCode.getLocFromIndex(range[0]),
  end: sourceCode.getLocFromIndex(range[1]),
});

/** The edits of a suggestion; none when there is nothing to do. */
function editsOf(suggestion: Suggestion, { source, facts }: LintedFile): readonly { range: Range; text: string }[] {
  if (suggestion.type === 'replace') {
    const written = source.text.slice(...suggestion.range);
    const isLiteral = written.slice(1, -1) === suggestion.from && /^(['"`]).*\1$/.test(written);
    return isLiteral ? [{ range: suggestion.range, text: written.charAt(0) + suggestion.to + written.charAt(0) }] : [];
  }
  return removalOf(suggestion, { source, facts });
}

/** A removal that does not work out is no suggestion; `unflag remove` says why. */
function removalOf(
  { keys, keep }: Extract<Suggestion, { type: 'remove' }>,
  { source, facts }: LintedFile,
): readonly { range: Range; text: string }[] {
  const requests = keys
    .filter((key) => facts.evaluations.some((evaluation) => evaluation.keys.includes(key)))
    .map((key) => ({ key, keep }));
  try {
    const { edits } = removeInFile(source, { facts, parse: (file, text) => parse(file, text).source }, requests);
    return edits.map(({ start, end, text }) => ({ range: [start, end], text }));
  } catch {
    return [];
  }
}

function suggest(suggestion: Suggestion, linted: LintedFile): Eslint.SuggestionReportDescriptor[] {
  const edits = editsOf(suggestion, linted);
  if (edits.length === 0) return [];
  const { messageId, data } = suggestion;
  return [
    {
      messageId,
      ...(data && { data }),
      fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text)),
    },
  ];
}

function report(
  eslint: Eslint.RuleContext,
  { range, messageId, data, suggestion }: Finding,
  suggestions: (suggestion: Suggestion) => Eslint.SuggestionReportDescriptor[],
): void {
  eslint.report({
    loc: locOf(eslint.sourceCode, range),
    messageId,
    ...(data && { data }),
    ...(suggestion && { suggest: suggestions(suggestion) }),
  });
}

/** What a rule found in a file's facts, with some options. */
interface Found {
  readonly options: unknown;
  readonly findings: readonly Finding[];
}

/** Facts belong to one text under one configuration: linted again as it is, it gives the same. */
const known = new WeakMap<FileFacts, Map<Rule, Found>>();

function findingsIn(facts: FileFacts, rule: FileRule, options: unknown, find: () => Iterable<Finding>): readonly Finding[] {
  const ofRules = known.get(facts) ?? new Map<Rule, Found>();
  known.set(facts, ofRules);
  const there = ofRules.get(rule);
  if (there && there.options === options) return there.findings;
  const findings = [...find()];
  ofRules.set(rule, { options, findings });
  return findings;
}

function findingsOf(rule: FileRule, eslint: Eslint.RuleContext, context: LintContext, file: string, facts: FileFacts): readonly Finding[] {
  const { sourceCode } = eslint;
  const options: unknown = eslint.options[0];
  return findingsIn(facts, rule, options, () =>
    rule.check({
      facts,
      file,
      isTest: context.isTest(file),
      registry: withTags(context.registry, file, facts, sourceCode),
      asOf: context.asOf,
      config: context.config,
      options: withDefaults(rule, options),
      deadline: (entry) => context.deadline(entry),
      line: (offset) => sourceCode.getLocFromIndex(offset).line,
    }),
  );
}

/** Nothing where a text is known to give no findings, for which oxlint then makes no tree. */
function listenersOfFile(rule: FileRule, eslint: Eslint.RuleContext, context: LintContext, file: string, text: LintedText): Eslint.RuleListener {
  const { sourceCode } = eslint;
  const known = knownFacts(sourceCode, file, context, text);
  if (known && findingsOf(rule, eslint, context, file, known).length === 0) return {};
  return {
    Program() {
      const linted = factsOf(sourceCode, file, context, text);
      for (const finding of findingsOf(rule, eslint, context, file, linted.facts)) report(eslint, finding, (suggestion) => suggest(suggestion, linted));
    },
  };
}

/** In ESLint a rule on the registry looks at the entries of the linted file. */
function checkRegistry(
  rule: RegistryRule,
  eslint: Eslint.RuleContext,
  { config, registry, asOf, deadline }: LintContext,
  file: string,
): void {
  const findings = rule.check({
    registry,
    asOf,
    config,
    options: withDefaults(rule, eslint.options[0]),
    deadline,
  });
  for (const finding of findings) if (finding.file === file) report(eslint, finding, () => []);
}

/** What a rule listens to while ESLint or oxlint lints one file. */
export function listenersOf(rule: Rule, eslint: Eslint.RuleContext): Eslint.RuleListener {
  if (rule.scope === 'project') return {};
  const { context, problem, file, linted, isFirst } = visitOf(rule.name, eslint);
  if (problem !== undefined)
    return isFirst ? { Program: () => eslint.report({ loc: { line: 1, column: 0 }, message: problem }) } : {};
  if (rule.scope === 'registry') {
    return context.declaring.has(file) ? { Program: () => checkRegistry(rule, eslint, context, file) } : {};
  }
  return linted ? listenersOfFile(rule, eslint, context, file, linted) : {};
}
