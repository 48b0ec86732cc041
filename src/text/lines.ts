import type { Range } from '../facts/types.ts';

/** A 1-based place in a text. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a range of a file is, for people and machines: all four are 1-based; the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Offsets at which the lines of a text start. */
export type Lines = readonly number[];

/** Offsets of the line starts of a text; lines end as JavaScript's do. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** 1-based line and column of an offset. */
export function positionIn(lines: Lines, offset: number): Position {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

/** Lines and columns of a range of offsets. */
export function spanOf(lines: Lines, range: Range): Span {
  const start = positionIn(lines, range[0]);
  const end = positionIn(lines, range[1]);
  return { ...start, endLine: end.line, endColumn: end.column };
}

/** 1-based line and column of an offset of a text that is asked about once. */
export const positionAt = (text: string, offset: number): Position => positionIn(linesOf(text.slice(0, offset)), offset);

/** Offset of a 1-based line and column. */
export const offsetAt = (text: string, line: number, column: number): number => (linesOf(text)[line - 1] ?? 0) + column - 1;

/** Answers the position of any offset of a text. */
export function lineTable(text: string): (offset: number) => Position {
  const lines = linesOf(text);
  return (offset) => positionIn(lines, offset);
}
