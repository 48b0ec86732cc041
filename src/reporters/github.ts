import type { Reporter } from './types.ts';
import { count } from '../text/count.ts';

/** Workflow commands that GitHub shows as annotations beside the code. */
const github: Reporter = ({ findings, problems }, { write }) => {
  for (const { file, line, endLine, column, endColumn, severity, rule, message } of findings) {
    const place = { file, line, endLine, ...(line === endLine ? { col: column, endColumn } : {}), title: `unflag/${rule}` };
    write(command(severity === 'error' ? 'error' : 'warning', place, message));
  }
  for (const { file, line, column, message } of problems) {
    write(command('warning', { file, line, col: column, title: 'unflag' }, `This file does not parse and was left out: ${message}`));
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  write(`${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}\n`);
};

export default github;

function command(level: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escape(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${level} ${list.join(',')}::${escape(message)}\n`;
}

const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
