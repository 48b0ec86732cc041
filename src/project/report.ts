import type { Evaluation, Range } from '../facts/types.ts';
import { describeDeadline } from '../registry/describe-deadline.ts';
import type { Entry } from '../registry/types.ts';
import { openQuestionFilter } from './asking-files.ts';
import { collectFlags, dynamicEvaluations, type Flag } from './flags.ts';
import { spanOf } from '../text/lines.ts';
import { findMentions } from './mentions.ts';
import { deadlineIn } from './scopes.ts';
import type { Place, Report, ReportedEntry, ReportedEvaluation, ReportedFinding, ReportedFlag, ReportedMention, ReportedQuestion, Scan, ScannedFile } from './types.ts';

export interface ReportOptions {
  /** ISO day. */
  readonly asOf: string;
  readonly findings?: readonly ReportedFinding[];
  /** Look for mentions too: one more pass over the texts. */
  readonly mentions?: boolean;
  /** Only these flags; all unless said. */
  readonly keys?: readonly string[];
}

/** Everything a scan found, by flag and with lines instead of offsets. */
export function createReport(scan: Scan, { asOf, findings = [], mentions = false, keys }: ReportOptions): Report {
  const all = collectFlags(scan);
  const flags = [...all.values()].filter((flag) => !keys || keys.includes(flag.key));
  const spellings = flags.flatMap((flag) => [flag.key, ...(flag.entry?.aliases ?? [])]);
  const mentioned = mentions ? findMentions(scan, spellings) : new Map<string, ReportedMention[]>();
  return {
    version: 1,
    asOf,
    files: scan.sources.length,
    flags: flags.map((flag) => reportFlag(scan, flag, asOf, mentioned)),
    dynamic: dynamicEvaluations(scan).map(({ in: file, evaluation }) => reportEvaluation(file, evaluation)).sort(byPlace),
    openQuestions: openQuestionsIn(scan).sort(byPlace),
    findings: [...findings].sort(byPlace),
    problems: scan.problems,
    skipped: scan.skipped,
    warnings: scan.warnings,
  };
}

/** Orders places by file, then line, then column. */
export function byPlace(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function openQuestionsIn({ files, others, config }: Scan): ReportedQuestion[] {
  const matters = openQuestionFilter(others, config);
  return [...files.values()].flatMap((file) =>
    (file.facts.openQuestions ?? []).filter(matters).map(({ about, range }) => ({ ...placeOf(file, range), about })),
  );
}

const placeOf = (file: ScannedFile, range: Range): Place => ({ file: file.file, ...spanOf(file.lines, range) });

function reportFlag(scan: Scan, flag: Flag, asOf: string, mentioned: ReadonlyMap<string, readonly ReportedMention[]>): ReportedFlag {
  const { entry, key } = flag;
  const deadline = entry && deadlineIn(scan.scopes.of, entry, asOf);
  const isOurs = ({ file }: Place): boolean => [entry, undefined].includes(scan.scopes.of(file).registry.find(key));
  return {
    key,
    ...(entry ? { entry: reportEntry(entry) } : {}),
    state: !entry ? 'unregistered' : entry.status === 'retired' ? 'retired' : (deadline?.state ?? 'none'),
    ...(deadline?.date === undefined ? {} : { deadline: deadline.date }),
    ...(deadline?.days === undefined ? {} : { days: deadline.days }),
    ...(entry && deadline ? { summary: describeDeadline(deadline, entry) } : {}),
    evaluations: flag.evaluations.map(({ in: file, evaluation }) => reportEvaluation(file, evaluation)).sort(byPlace),
    declarations: flag.declarations
      .map(({ in: file, declaration: { range, form, container, name } }) => ({
        ...placeOf(file, range),
        form,
        ...(container === undefined ? {} : { container }),
        ...(name === undefined ? {} : { name }),
      }))
      .sort(byPlace),
    overrides: flag.overrides
      .map(({ in: file, override: { range, sdk, form, value } }) => ({ ...placeOf(file, range), sdk, form, ...(value === undefined ? {} : { value }) }))
      .sort(byPlace),
    properties: flag.properties
      .map(({ in: file, property: { range, sdk, negated } }) => ({ ...placeOf(file, range), sdk, ...(negated ? { negated: true as const } : {}) }))
      .sort(byPlace),
    mentions: [key, ...(entry?.aliases ?? [])].flatMap((spelling) => mentioned.get(spelling) ?? []).filter(isOurs).sort(byPlace),
  };
}

function reportEvaluation(file: ScannedFile, evaluation: Evaluation): ReportedEvaluation {
  const { sdk, form, exactness, value, confidence, negated, async, defaultValue, pattern, reason, keys } = evaluation;
  return {
    ...placeOf(file, evaluation.range),
    sdk,
    form,
    exactness,
    role: file.isTest ? 'test' : 'eval',
    value: value.type,
    confidence,
    ...(negated ? { negated } : {}),
    ...(async ? { async } : {}),
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(reason === undefined ? {} : { reason }),
    ...(exactness === 'union' ? { keys } : {}),
  };
}

function reportEntry({ at, aliases, extensions: _extensions, ...entry }: Entry): ReportedEntry {
  return { ...entry, ...(aliases.length > 0 ? { aliases } : {}), file: at.file, line: at.line, column: at.column };
}
