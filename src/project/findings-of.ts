import { relative } from 'node:path';
import type { Config } from '../config/types.ts';
import { ConfigError } from '../errors.ts';
import { disabledIn } from '../lint/disabled-in.ts';
import { activeRules, runFileRules, runProjectRules, type ActiveRule, type RuleResult } from '../lint/run-rules.ts';
import { deadlineOf } from '../registry/deadline.ts';
import type { Entry } from '../registry/types.ts';
import { fingerprintOf } from './baseline.ts';
import { linesOf, spanOf, type Lines } from '../text/lines.ts';
import type { ReportedFinding, Scan } from './types.ts';

/** What the rules say of a scanned project at an ISO day. Of a part of a project only what needs no other files is said. */
export function findingsOf(scan: Scan, asOf: string): ReportedFinding[] {
  const { config, registry, files, only } = scan;
  const active = rulesOf(config);
  const deadline = (entry: Entry) => deadlineOf(entry, asOf, config);
  const common = { registry, asOf, config, deadline };
  const report = reporter(scan);
  const inFiles = [...files.values()].flatMap(({ file, facts, isTest, lines }) => {
    const results = runFileRules(active, { ...common, facts, file, isTest, line: (offset) => spanOf(lines, [offset, offset]).line });
    if (results.length === 0) return [];
    const isDisabled = disabledIn(scan.read(file) ?? '');
    return results.filter(({ rule, range }) => !isDisabled(rule, range)).map((result) => report(file, result));
  });
  const allFacts = new Map([...files].map(([file, { facts }]) => [file, facts]));
  const wide = only ? active.filter(({ rule }) => rule.scope === 'registry') : active;
  const inProject = runProjectRules(wide, { ...common, files: allFacts, isTest: (file) => files.get(file)?.isTest ?? false, locate: scan.resolver.locate });
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
