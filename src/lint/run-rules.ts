import { pathText } from '../data/located.ts';
import type { RuleLevel } from '../config/types.ts';
import { ConfigError, type Problem } from '../errors.ts';
import { closest } from '../suggest.ts';
import { rules as allRules } from '../../rules/index.ts';
import { checkOptions } from './check-options.ts';
import { formatMessage } from './format-message.ts';
import type { Finding, ProjectFinding, ProjectRuleInput, Related, Rule, RuleInput, Severity } from './types.ts';
import type { Range } from '../facts/types.ts';

/** A rule that is on, with whole options. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: unknown;
}

/** A finding in words. */
export interface RuleResult {
  /** Without `unflag/`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly messageId: string;
  readonly message: string;
  readonly range: Range;
  readonly key?: string;
  readonly related?: readonly Related[];
}

export interface ProjectResult extends RuleResult {
  /** From the project's root. */
  readonly file: string;
}

/** A rule's options over its defaults. */
export const withDefaults = (rule: Rule, options: unknown): unknown => ({
  ...(rule.meta.defaultOptions as object),
  ...(options as object | undefined),
});

type Levels = Readonly<Record<string, RuleLevel | readonly [RuleLevel, unknown]>>;

/** The rules that run in `check`: the recommended preset with the configuration's own levels over it; throws a `ConfigError` for unknown rules and options. */
export function activeRules(
  levels: Levels = {},
  rules: Readonly<Record<string, Rule>> = allRules,
): readonly ActiveRule[] {
  const given = new Map(Object.entries(levels).map(([name, setting]) => [name.replace(/^unflag\//, ''), setting]));
  const problems: Problem[] = [];
  for (const [name, setting] of given) {
    const rule = rules[name];
    if (!rule) {
      const near = closest(name, Object.keys(rules));
      problems.push({
        path: `rules.${name}`,
        message: `there is no such rule${near === undefined ? '' : `; did you mean "${near}"?`}`,
      });
    } else if (typeof setting !== 'string' && setting[1] !== undefined) {
      for (const { path, message } of checkOptions(setting[1], rule.meta.schema[0]))
        problems.push({ path: pathText(['rules', name, 1, ...path]), message });
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.values(rules).flatMap((rule): ActiveRule[] => {
    const { preset, level } = rule.meta.docs;
    const setting = given.get(rule.name) ?? (preset === 'recommended' ? level : 'off');
    const [severity, options] = typeof setting === 'string' ? [setting, undefined] : setting;
    return severity === 'off' ? [] : [{ rule, severity, options: withDefaults(rule, options) }];
  });
}

function inWords({ rule, severity }: ActiveRule, { range, messageId, data, key, related }: Finding): RuleResult {
  const message = formatMessage(rule.meta.messages[messageId] ?? messageId, data);
  return {
    rule: rule.name,
    severity,
    messageId,
    message,
    range,
    ...(key !== undefined && { key }),
    ...(related && { related }),
  };
}

const byPlace = (a: RuleResult, b: RuleResult): number =>
  a.range[0] - b.range[0] || a.range[1] - b.range[1] || a.rule.localeCompare(b.rule);

/** What the rules say of one file, in the order of the text. */
export function runFileRules(active: readonly ActiveRule[], input: Omit<RuleInput<unknown>, 'options'>): RuleResult[] {
  return active
    .flatMap((one) =>
      one.rule.scope === 'file'
        ? [...one.rule.check({ ...input, options: one.options })].map((finding) => inWords(one, finding))
        : [],
    )
    .sort(byPlace);
}

function projectFindings(
  { rule, options }: ActiveRule,
  input: Omit<ProjectRuleInput<unknown>, 'options'>,
): Iterable<ProjectFinding> {
  if (rule.scope === 'file') return rule.checkProject?.({ ...input, options }) ?? [];
  return rule.scope === 'project' ? rule.check({ ...input, options }) : rule.check({ ...input, options });
}

/** What the rules say of the registry and of the project as a whole, by file and in the order of the text. */
export function runProjectRules(
  active: readonly ActiveRule[],
  input: Omit<ProjectRuleInput<unknown>, 'options'>,
): ProjectResult[] {
  return active
    .flatMap((one) =>
      [...projectFindings(one, input)].map((finding): ProjectResult => ({
        ...inWords(one, finding),
        file: finding.file,
      })),
    )
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : byPlace(a, b)));
}
