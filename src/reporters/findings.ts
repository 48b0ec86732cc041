import type { ReportedFinding } from '../project/types.ts';
import { codeFrame } from './code-frame.ts';
import type { Output, Reporter } from './types.ts';
import { count } from '../text/count.ts';
import { trouble } from './words.ts';

/** Findings with code frames, one after the other, and their number. */
const findings: Reporter = (report, output) => {
  const { colors } = output;
  for (const finding of report.findings) writeFinding(finding, output);
  const lines = trouble(report);
  if (lines.length > 0) output.write(`${lines.map((line) => `${colors.yellow('!')} ${line}\n`).join('')}\n`);
  const errors = report.findings.filter(({ severity }) => severity === 'error').length;
  const warnings = report.findings.length - errors;
  if (report.findings.length === 0) {
    output.write(`${colors.green('Nothing to report')}: ${count(report.flags.length, 'flag')} in ${count(report.files, 'file')}, as of ${report.asOf}\n`);
    return;
  }
  const files = new Set(report.findings.map(({ file }) => file)).size;
  const parts = [errors > 0 ? colors.red(count(errors, 'error')) : '', warnings > 0 ? colors.yellow(count(warnings, 'warning')) : ''];
  output.write(`${parts.filter(Boolean).join(', ')} in ${count(files, 'file')}, as of ${report.asOf}\n`);
};

export default findings;

function writeFinding(finding: ReportedFinding, output: Output): void {
  const { colors } = output;
  const { file, line, column, severity, rule, message, related = [] } = finding;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  output.write(`${colors.cyan(`${file}:${String(line)}:${String(column)}`)}  ${paint(severity === 'error' ? 'error' : 'warning')}  ${colors.dim(rule)}\n${message}\n`);
  const text = output.read(file);
  if (text !== undefined) output.write(`${codeFrame(text, finding, output)}\n`);
  for (const other of related) {
    output.write(`${colors.dim(`${String(other.line)}:${String(other.column)}`)} ${other.message}\n`);
    if (text !== undefined) output.write(`${codeFrame(text, other, output)}\n`);
  }
  output.write('\n');
}
