/** Start of the line that holds an offset. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Start of the line after the one that holds an offset, or the text's end. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Whether the line that starts at an offset is there and has nothing but white space. */
export const isBlankLine = (text: string, start: number): boolean =>
  start < text.length && text.slice(start, nextLine(text, start)).trim() === '';

/** Start of the first of the blank lines that end where a line starts. */
export function blankLinesBefore(text: string, start: number, floor = 0): number {
  let first = start;
  while (first > floor && isBlankLine(text, lineStart(text, first - 1))) first = lineStart(text, first - 1);
  return Math.max(first, floor);
}

/** End of the last of the blank lines that begin where a line starts. */
export function blankLinesAfter(text: string, start: number): number {
  let end = start;
  while (isBlankLine(text, end)) end = nextLine(text, end);
  return end;
}

/** How comments are written in a file. */
export type CommentStyle = 'hash' | 'slash';

const isCommentLine = (line: string, style: CommentStyle): boolean =>
  style === 'hash' ? /^\s*#/.test(line) : /^\s*\/\//.test(line) || /^\s*\/\*(?:(?!\*\/).)*\*\/\s*$/.test(line);

interface CommentSearch {
  readonly style: CommentStyle;
  /** Offset above which nothing is looked at: the end of what comes before. */
  readonly floor: number;
  /** Column (0-based) at which comments must begin; any when absent. */
  readonly column?: number;
}

/** Start of the comment lines directly above a line, or that line's own start when there are none. */
export function commentsAbove(text: string, start: number, { style, floor, column }: CommentSearch): number {
  let first = start;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    if (above < floor) break;
    const line = text.slice(above, first);
    if (style === 'slash' && /\*\/\s*$/.test(line) && !isCommentLine(line, style)) {
      const open = text.lastIndexOf('/*', first);
      if (open < floor || text.slice(lineStart(text, open), open).trim() !== '') break;
      first = lineStart(text, open);
      continue;
    }
    if (!isCommentLine(line, style) || (column !== undefined && line.search(/\S/) !== column)) break;
    first = above;
  }
  return first;
}

/**
 * Whether the comment above an item heads a group rather than the item: the item is one line, the next one follows at
 * once, what is above the comment is blank or the beginning, and the comment does not name the item.
 */
export function headsGroup(
  text: string,
  comment: readonly [start: number, end: number],
  floor: number,
  name: string,
  next: string | undefined,
): boolean {
  const above = lineStart(text, comment[0] - 1);
  const opens = comment[0] === 0 || above < floor || isBlankLine(text, above);
  return (
    opens &&
    next !== undefined &&
    next.trim() !== '' &&
    !/^\s*(?:#|\/\/|\/\*)/.test(next) &&
    !text.slice(...comment).includes(name)
  );
}
