import type { Report, ReportedFlag } from '../project/types.ts';
import { codeFrame } from './code-frame.ts';
import { table, type Cell } from './table.ts';
import type { Output, Reporter } from './types.ts';
import { count } from '../text/count.ts';
import { openSummary, skipSummary, stateOf, trouble } from './words.ts';

/** The flags of a project as a table, then reads with unknown keys and what could not be read. */
const inventory: Reporter = (report, output) => {
  const { colors } = output;
  const { flags, dynamic } = report;
  const reads = flags.flatMap((flag) => flag.evaluations);
  const files = new Set([...reads, ...dynamic].map(({ file }) => file));
  const skipped = skipSummary(report.skipped);
  output.write(
    `${colors.bold(count(flags.length, 'flag'))}, ${count(reads.length + dynamic.length, 'read')} in ${String(files.size)} of ${count(report.files, 'file')}, as of ${report.asOf}${skipped ? `; skipped: ${skipped}` : ''}\n`,
  );
  if (flags.length > 0) output.write(`\n${flagTable(flags, output)}`);
  if (dynamic.length > 0) {
    output.write(`\n${colors.bold(count(dynamic.length, 'read'))} whose key is not known\n`);
    for (const read of dynamic.slice(0, SHOWN)) {
      output.write(`\n${colors.cyan(`${read.file}:${String(read.line)}:${String(read.column)}`)}  ${read.pattern ?? read.reason ?? read.form}\n`);
      const text = output.read(read.file);
      if (text !== undefined) output.write(`${codeFrame(text, read, output)}\n`);
    }
    if (dynamic.length > SHOWN) output.write(`\n… and ${String(dynamic.length - SHOWN)} more; all are in --format json\n`);
  }
  const lines = [...openSummary(report), ...trouble(report)];
  if (lines.length > 0) output.write(`\n${lines.map((line) => `${colors.yellow('!')} ${line}\n`).join('')}`);
  output.write(`\n${nextStep(report)}\n`);
};

export default inventory;

const SHOWN = 10;

/** One line a flag: key, state, kind, owner, reads, files, tests. */
export function flagTable(flags: readonly ReportedFlag[], { colors }: Output): string {
  const head = ['FLAG', 'STATE', 'KIND', 'OWNER', 'READS', 'FILES', 'TESTS'].map(
    (text, index): Cell => ({ text, paint: colors.dim, right: index > 3 }),
  );
  const number = (value: number): Cell => ({ text: String(value), right: true, ...(value === 0 ? { paint: colors.dim } : {}) });
  const rows = flags.map((flag): Cell[] => {
    const code = flag.evaluations.filter(({ role }) => role === 'eval');
    const tests = new Set([...flag.evaluations.filter(({ role }) => role === 'test'), ...flag.overrides].map(({ file }) => file));
    return [
      { text: flag.key, paint: colors.bold },
      { text: stateOf(flag), paint: paintOf(flag, colors) },
      { text: flag.entry?.kind ?? '–' },
      { text: flag.entry?.owner ?? '–' },
      number(code.length),
      number(new Set(code.map(({ file }) => file)).size),
      number(tests.size),
    ];
  });
  return table([head, ...rows]);
}

function paintOf({ state }: ReportedFlag, colors: Output['colors']): (text: string) => string {
  if (state === 'expired') return colors.red;
  if (state === 'due' || state === 'upcoming' || state === 'retired' || state === 'unregistered') return colors.yellow;
  return state === 'active' ? colors.green : colors.dim;
}

function nextStep({ flags, dynamic, files }: Report): string {
  const retired = flags.find(({ state }) => state === 'retired');
  const expired = flags.find(({ state }) => state === 'expired');
  if (files === 0) return 'Next: no file was looked at; say which ones with "include" in the configuration.';
  if (flags.length === 0 && dynamic.length > 0) return 'Next: no key is known; describe how this project reads flags with "routers" in the configuration.';
  if (flags.length === 0) return 'Next: no flag was found. Run unflag init, or describe how this project reads flags with "routers" in the configuration.';
  if (retired) return `Next: unflag remove ${retired.key} --keep ${stateOf(retired).replace('retired, keep ', '')} shows the diff that takes the retired flag out.`;
  if (expired) return `Next: unflag explain ${expired.key} shows the expired flag whole.`;
  if (flags.every(({ state }) => state === 'unregistered')) return 'Next: unflag init writes a registry, so that each flag has an owner and a date.';
  return `Next: unflag explain ${flags[0]?.key ?? ''} shows one flag whole; unflag check runs the rules.`;
}
