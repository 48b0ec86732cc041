import type { Colors } from 'picocolors/types.js';
import type { Span } from '../text/lines.ts';

export interface CodeFrameOptions {
  readonly colors: Colors;
  /** Characters a line may have, the gutter included; 80 unless said. */
  readonly columns?: number;
  /** Lines shown before and after; 0 unless said. */
  readonly around?: number;
}

const TAB = '  ';

/** The line of a place with its number and the place underlined; a place of several lines is underlined on its first. */
export function codeFrame(text: string, span: Span, { colors, columns = 80, around = 0 }: CodeFrameOptions): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const first = Math.max(1, span.line - around);
  const last = Math.min(lines.length, span.line + around);
  const gutter = String(last).length;
  const width = Math.max(20, columns - gutter - 5);
  const line = lines[span.line - 1] ?? '';
  const endColumn = span.endLine === span.line ? span.endColumn : line.length + 1;
  const from = windowStart(line, span.column - 1, endColumn - 1, width);
  const output: string[] = [];
  for (let number = first; number <= last; number++) {
    const shown = cut(lines[number - 1] ?? '', from, width);
    output.push(`${colors.dim(`${String(number).padStart(gutter)} │`)} ${shown}`.trimEnd());
    if (number !== span.line) continue;
    const indent = cut(line.slice(0, span.column - 1), from, Infinity).length;
    const marked = line.slice(Math.max(from, span.column - 1), endColumn - 1).replaceAll('\t', TAB).trimEnd();
    const more = span.endLine > span.line ? colors.dim(` … to line ${span.endLine}`) : '';
    output.push(`${' '.repeat(gutter)} ${colors.dim('│')} ${' '.repeat(indent)}${colors.red('^'.repeat(Math.max(1, Math.min(marked.length, width - indent))))}${more}`);
  }
  return output.join('\n');
}

const expand = (text: string): string => text.replaceAll('\t', TAB);

function windowStart(line: string, start: number, end: number, width: number): number {
  if (expand(line).length <= width || end < width) return 0;
  const middle = Math.floor((start + end - width) / 2);
  return Math.max(0, Math.min(middle, start - 2));
}

function cut(line: string, from: number, width: number): string {
  const shown = expand(line.slice(from));
  const clipped = shown.length > width ? `${shown.slice(0, width - 1)}…` : shown;
  return from > 0 && clipped.length > 0 ? `…${clipped.slice(1)}` : clipped;
}
