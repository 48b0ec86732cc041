import type { ReportedFlag } from '../project/types.ts';
import type { Reporter } from './types.ts';
import { count } from '../text/count.ts';
import { stateOf, trouble } from './words.ts';

/** Findings and flags as tables, for a pull request's comment or a job summary. */
const markdown: Reporter = (report, { write }) => {
  const { findings, flags, asOf } = report;
  if (findings.length > 0) {
    write(`### ${count(findings.length, 'finding')}\n\n| | Where | What |\n| --- | --- | --- |\n`);
    for (const { severity, file, line, message, rule } of findings) {
      write(row([severity === 'error' ? '❌' : '⚠️', `\`${file}:${String(line)}\``, `${cell(message)} (\`${rule}\`)`]));
    }
    write('\n');
  }
  write(`### ${count(flags.length, 'flag')} as of ${asOf}\n`);
  if (flags.length > 0) write(`\n| Flag | State | Kind | Owner | Reads |\n| --- | --- | --- | --- | ---: |\n${flags.map(flagRow).join('')}`);
  const lines = trouble(report);
  if (lines.length > 0) write(`\n${lines.map((line) => `- ${line}\n`).join('')}`);
};

export default markdown;

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const flagRow = (flag: ReportedFlag): string =>
  row([`\`${flag.key}\``, cell(stateOf(flag)), flag.entry?.kind ?? '', cell(flag.entry?.owner ?? ''), String(flag.evaluations.length)]);
