import { relative } from 'node:path';
import type { Config } from '../config/types.ts';
import { ConfigError } from '../errors.ts';
import { disabledIn } from '../lint/disabled-in.ts';
import { activeRules, runFileRules, runProjectRules, type ActiveRule, type RuleResult } from '../lint/run-rules.ts';
import type { Entry } from '../registry/types.ts';
import { fingerprintOf } from './baseline.ts';
import { deadlineIn, perScope } from './scopes.ts';
import { linesOf, spanOf, type Lines } from '../text/lines.ts';
import type { ReportedFinding, Scan } from './types.ts';

/** What the rules say of a scanned project at an ISO day, each file by the rules of its scope. Of a part of a project only what needs no other files is said. */
export function findingsOf(scan: Scan, asOf: string): ReportedFinding[] {
  const { scopes, files, only } = scan;
  const deadline = (entry: Entry) => deadlineIn(scopes.of, entry, asOf);
  const ruling = perScope(({ config, registry }) => ({ active: rulesOf(config), common: { config, registry, asOf, deadline } }));
  const report = reporter(scan);
  const inFiles = [...files.values()].flatMap(({ file, facts, isTest, lines }) => {
    const { active, common } = ruling(scopes.of(file));
    const results = runFileRules(active, { ...common, facts, file, isTest, line: (offset) => spanOf(lines, [offset, offset]).line });
    if (results.length === 0) return [];
    const isDisabled = disabledIn(scan.read(file) ?? '');
    return results.filter(({ rule, range }) => !isDisabled(rule, range)).map((result) => report(file, result));
  });
  const allFacts = new Map([...files].map(([file, { facts }]) => [file, facts]));
  const isTest = (file: string): boolean => files.get(file)?.isTest ?? false;
  const inProject = scopes.all.flatMap((scope) => {
    const { active, common } = ruling(scope);
    const wide = only ? active.filter(({ rule }) => rule.scope === 'registry') : active;
    return runProjectRules(wide, { ...common, files: allFacts, isTest, locate: scan.resolver.locate }).filter(({ file }) => scopes.of(file) === scope);
  });
  return [...inFiles, ...inProject.filter(({ file }) => !only || only(file)).map((result) => report(result.file, result))];
}

function rulesOf({ rules, file, root }: Config): readonly ActiveRule[] {
  try {
    return activeRules(rules);
  } catch (error) {
    if (!(error instanceof ConfigError) || file === undefined) throw error;
    throw new ConfigError(error.problems.map((problem) => ({ file: relative(root, file), ...problem })));
  }
}

function reporter(scan: Scan): (file: string, result: RuleResult) => ReportedFinding {
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? scan.read(file) ?? '';
    texts.set(file, text);
    return text;
  };
  const linesIn = (file: string): Lines => scan.files.get(file)?.lines ?? linesOf(textOf(file));
  return (file, { rule, severity, messageId, message, range, key, related = [] }) => {
    const text = textOf(file);
    const [firstLine = ''] = text.slice(...range).split(/[\r\n]/, 1);
    const identity = { rule, file, messageId, ...(key === undefined ? {} : { key }) };
    return {
      ...identity,
      severity,
      message,
      ...spanOf(linesIn(file), range),
      fingerprint: fingerprintOf(identity, firstLine),
      ...(related.length > 0 ? { related: related.map((other) => ({ file: other.file ?? file, ...spanOf(linesIn(other.file ?? file), other.range), message: other.message })) } : {}),
    };
  };
}
