import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import type { Edit } from './edits.ts';

type Node = TSESTree.Node;

const isSpace = (c: string | undefined): boolean => c !== undefined && /\s/.test(c);
/** Two characters that make one token, or begin a comment: names and numbers, `--`, `++`, `//`, a regular expression and its flags. */
const JOINED = /^(?:[\p{ID_Continue}$]{2}|--|\+\+|\/[/*\p{ID_Continue}]|<!)$/u;
const isBreak = (c: string | undefined): boolean => c === '\n' || c === '\r';

/** Limits of lines that people use. */
const WIDTHS = [80, 100, 120, 140];
const HOLDS_TEXT = /['"`]|\/[/*]|^\s*\*/;

/** Questions about a file's white space, comments and parentheses, and edits that respect them. */
export class Layout {
  readonly source: Source;
  readonly text: string;
  private fixedRanges: Range[] | undefined;
  private widthOfFile: number | undefined;

  constructor(source: Source) {
    this.source = source;
    this.text = source.text;
  }

  /** How long the file's lines are: 80, or as its longest line of code that holds no text. */
  get width(): number {
    return (this.widthOfFile ??= this.text.split(/\r?\n/).reduce((most, line) => (line.length <= most || HOLDS_TEXT.test(line) ? most : line.length), 80));
  }

  /** What stands between two statements that take the place of one. */
  statementBreak([start, end]: Range): string {
    return this.startsLine(start) ? `${this.text[end - 1] === ';' ? ';' : ''}\n${this.indentation(start)}` : '; ';
  }

  /** The usual limit that the file's lines keep to: the first that no more than one in a hundred of its lines of code without texts goes beyond, or two. */
  get usualWidth(): number {
    const lines = this.text.split(/\r?\n/).filter((line) => line.trim() !== '' && !HOLDS_TEXT.test(line));
    return WIDTHS.find((limit) => lines.filter((line) => line.length > limit).length <= Math.max(2, lines.length / 100)) ?? 80;
  }

  /** Strings and templates of several lines, whose lines must not move. */
  private get fixed(): readonly Range[] {
    if (this.fixedRanges) return this.fixedRanges;
    const found: Range[] = [];
    walk(this.source.ast, (node) => {
      if (node.type !== 'TemplateElement' && !(node.type === 'Literal' && typeof node.value === 'string')) return;
      if (/[\n\r]/.test(this.text.slice(node.range[0], node.range[1]))) found.push(node.range);
    });
    return (this.fixedRanges = found);
  }

  /** Offset of the first character of the line an offset is in. */
  lineStart(offset: number): number {
    let at = offset;
    while (at > 0 && !isBreak(this.text[at - 1])) at--;
    return at;
  }

  /** Offset of the line break (or end of text) that ends the line an offset is in. */
  lineEnd(offset: number): number {
    let at = offset;
    while (at < this.text.length && !isBreak(this.text[at])) at++;
    return at;
  }

  /** Offset after the line break at an offset. */
  afterBreak(offset: number): number {
    if (this.text[offset] === '\r' && this.text[offset + 1] === '\n') return offset + 2;
    return isBreak(this.text[offset]) ? offset + 1 : offset;
  }

  /** White space at the start of the line an offset is in. */
  indentation(offset: number): string {
    return /^[^\S\n\r]*/.exec(this.text.slice(this.lineStart(offset), this.lineEnd(offset)))?.[0] ?? '';
  }

  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  endsLine(offset: number): boolean {
    return this.text.slice(offset, this.lineEnd(offset)).trim() === '';
  }

  isMultiLine([start, end]: Range): boolean {
    return /[\n\r]/.test(this.text.slice(start, end));
  }

  private commentEnding(offset: number): Range | undefined {
    return this.source.comments.find((c) => c.range[1] === offset)?.range;
  }

  private commentStarting(offset: number): Range | undefined {
    return this.source.comments.find((c) => c.range[0] === offset)?.range;
  }

  /** Offset just after the last token before an offset, comments and white space left out. */
  tokenBefore(offset: number): number {
    for (let at = offset; ; ) {
      while (at > 0 && isSpace(this.text[at - 1])) at--;
      const comment = this.commentEnding(at);
      if (!comment) return at;
      at = comment[0];
    }
  }

  /** Offset of the next token at or after an offset, comments and white space left out. */
  tokenAfter(offset: number): number {
    for (let at = offset; ; ) {
      while (at < this.text.length && isSpace(this.text[at])) at++;
      const comment = this.commentStarting(at);
      if (!comment) return at;
      at = comment[1];
    }
  }

  /** Comments that lie wholly inside a range. */
  commentsIn([start, end]: Range): Source['comments'] {
    return this.source.comments.filter((c) => c.range[0] >= start && c.range[1] <= end);
  }

  /** The range of a node with the parentheses that only group it; at most those inside `limit`. */
  grouped(node: Node, limit?: Range): Range {
    const pairs: Range[] = [node.range];
    for (let [start, end] = node.range; ; ) {
      const before = this.tokenBefore(start) - 1;
      const after = this.tokenAfter(end);
      if (this.text[before] !== '(' || this.text[after] !== ')') break;
      if (limit && (before < limit[0] || after >= limit[1])) break;
      pairs.push(([start, end] = [before, after + 1]));
    }
    if (!limit && pairs.length > 1 && hasSyntaxParens(node)) pairs.pop();
    return pairs.at(-1) ?? node.range;
  }

  /** Edits that delete `outer` except `inner`, with a space where tokens would join, and shift the kept lines to the left where they stood deeper, with those up to `end` that hang on them. */
  keep(outer: Range, inner: Range, end = outer[1]): Edit[] {
    const edits: Edit[] = [];
    if (inner[0] > outer[0]) edits.push({ start: outer[0], end: inner[0], text: this.between(outer[0], inner[0]) });
    if (outer[1] > inner[1]) edits.push({ start: inner[1], end: outer[1], text: this.between(inner[1], outer[1]) });
    if (inner[0] === outer[0]) return edits;
    const columns = this.depthOf(inner) - width(this.indentation(outer[0]));
    return [...edits, ...this.dedent(inner, columns), ...(end > outer[1] ? this.dedent([outer[1], end], columns) : [])];
  }

  /** What must stand in the place of deleted text so that the tokens at its borders stay apart. */
  private between(start: number, end: number): string {
    return JOINED.test(`${this.text[start - 1] ?? ''}${this.text[end] ?? ''}`) ? ' ' : '';
  }

  /** Columns of white space that a kept range stands at. */
  private depthOf(inner: Range): number {
    if (/^\s*\(*$/.test(this.text.slice(this.lineStart(inner[0]), inner[0]))) return width(this.indentation(inner[0]));
    return this.isMultiLine(inner) ? width(this.indentation(inner[1] - 1)) : 0;
  }

  /** Edits that take up to `columns` columns of white space from each line of a range but its first. */
  dedent(range: Range, columns: number): Edit[] {
    const edits: Edit[] = [];
    if (columns <= 0) return edits;
    for (let at = this.lineEnd(range[0]); at < range[1]; at = this.lineEnd(at)) {
      at = this.afterBreak(at);
      if (at >= range[1]) break;
      if (this.fixed.some(([start, end]) => start < at && at <= end)) continue;
      const indent = this.indentation(at);
      // behind tabs, spaces bring a bracket in line with what is before it
      if (/\t {1,3}$/.test(indent)) {
        const kept = widest(indent, width(indent) - columns);
        if (kept < indent.length) edits.push({ start: at + kept, end: at + indent.length, text: '' });
        continue;
      }
      let cut = 0;
      for (let w = 0; cut < indent.length && w < columns; cut++) w += indent[cut] === '\t' ? 2 : 1;
      if (cut > 0) edits.push({ start: at, end: at + cut, text: '' });
    }
    return edits;
  }

  /** The range of a statement or member with the comments that belong to it and, where it stands alone, its whole lines. */
  whole(range: Range, lowest: number): Range {
    let [start, end] = this.withLeadingSemicolon(range);
    const floor = start < range[0] ? Math.min(lowest, this.tokenBefore(start)) : lowest;
    const trailing = this.source.comments.find((c) => c.range[0] >= end && this.text.slice(end, c.range[0]).trim() === '' && !this.isMultiLine([end, c.range[1]]) && this.endsLine(c.range[1]));
    if (trailing) end = trailing.range[1];
    if (!this.startsLine(start) || !this.endsLine(end)) return this.inLine([start, end]);
    for (;;) {
      const lineStart = this.lineStart(start);
      const above = lineStart > 0 ? this.lineStart(lineStart - (this.text[lineStart - 1] === '\n' && this.text[lineStart - 2] === '\r' ? 2 : 1)) : -1;
      if (above < floor) break;
      const comment = this.source.comments.find((c) => c.range[1] > above && c.range[1] <= lineStart && this.endsLine(c.range[1]) && this.startsLine(c.range[0]));
      if (!comment || comment.range[0] < floor || this.isFileHead(comment)) break;
      start = comment.range[0];
    }
    start = this.lineStart(start);
    const breakAt = this.lineEnd(end);
    end = this.afterBreak(breakAt);
    const blankAfter = end < this.text.length && this.text.slice(end, this.lineEnd(end)).trim() === '';
    const previous = start > 0 ? this.text.slice(this.lineStart(start - 1 - (this.text[start - 2] === '\r' ? 1 : 0)), start).trim() : '';
    const opens = start === 0 || /[{([]$/.test(previous) || (previous.endsWith('>') && !previous.includes('=>'));
    if (blankAfter && (previous === '' || opens)) end = this.afterBreak(this.lineEnd(end));
    else if (previous === '' && start > 0 && /^\s*(?:[})\]]|<\/)/.test(this.text.slice(end, this.lineEnd(end)))) start = this.lineStart(start - 1 - (this.text[start - 2] === '\r' ? 1 : 0));
    else if (previous === '' && start > 0 && end >= this.text.length) start = this.lineStart(start - 1 - (this.text[start - 2] === '\r' ? 1 : 0));
    if (end === breakAt && start > 0 && breakAt === this.text.length) start -= this.text[start - 2] === '\r' ? 2 : 1;
    return [Math.max(start, floor), end];
  }

  /** In code without semicolons, the one before a bracket is the statement's own, and one that leads the next line is the next statement's. */
  private withLeadingSemicolon([start, end]: Range): Range {
    if (this.text[start - 1] !== ';' || !this.startsLine(start - 1)) return [start, end];
    return [start - 1, this.text[end - 1] === ';' && this.startsLine(end - 1) ? this.tokenBefore(end - 1) : end];
  }

  /** A range on a line with other code, with the white space before it, so that no double space stays. */
  private inLine([start, end]: Range): Range {
    if (this.startsLine(start)) {
      let to = end;
      while (this.text[to] === ' ' || this.text[to] === '\t') to++;
      return [start, to];
    }
    let from = start;
    while (this.text[from - 1] === ' ' || this.text[from - 1] === '\t') from--;
    if (this.text[from - 1] !== '{' || from === start) return [from, end];
    let to = end;
    while (this.text[to] === ' ' || this.text[to] === '\t') to++;
    return this.text[to] === '}' ? [from + 1, to] : [start, to];
  }

  /** Licence headers and file-wide directives never go with a statement. */
  private isFileHead(comment: Source['comments'][number]): boolean {
    if (/^\s*(?:eslint-disable(?!-)|eslint-env|prettier-ignore-start|#region|#endregion|@ts-nocheck|@ts-check|@jest-environment|eslint-enable|@flow)/.test(comment.value)) return true;
    return /^[!*]?[\s*]*(?:@license|@preserve|copyright|@file|@fileoverview)/i.test(comment.value);
  }

  /** Removes one item of a comma-separated list between brackets: the item, its comma and its white space. */
  listItem(items: readonly Range[], index: number): Edit {
    const written = items[index];
    if (!written) throw new RangeError(`no item ${index}`);
    const item = this.itemGroup(written);
    const after = this.tokenAfter(item[1]);
    const comma = this.text[after] === ',';
    const previousEnd = items[index - 1]?.[1];
    if (!comma && index === items.length - 1 && previousEnd !== undefined && this.text[previousEnd] === ',' && this.commentsIn([previousEnd, item[0]]).length === 0) return { start: previousEnd, end: item[1], text: '' };
    if (this.startsLine(item[0]) && (comma ? this.endsLine(this.pastComment(after + 1)) : this.text[this.tokenAfter(item[1])] !== ',')) {
      const [start, end] = this.whole([item[0], comma ? after + 1 : item[1]], index > 0 ? (items[index - 1]?.[1] ?? 0) : 0);
      if (comma || this.endsLine(item[1])) return { start, end, text: '' };
    }
    if (comma) {
      const next = items[index + 1];
      let to = next ? Math.min(this.tokenAfter(after + 1), this.commentStartIn(after + 1, next[0])) : after + 1;
      if (!next || this.isMultiLine([after + 1, to])) {
        to = after + 1;
        if (next) while (this.text[to] === ' ' || this.text[to] === '\t') to++;
      }
      if (!next && index > 0) {
        const previous = this.tokenBefore(item[0]);
        return { start: previous - 1, end: after, text: '' };
      }
      return { start: item[0], end: to, text: '' };
    }
    const before = this.tokenBefore(item[0]);
    return this.text[before - 1] === ',' ? { start: before - 1, end: item[1], text: '' } : { start: item[0], end: item[1], text: '' };
  }

  /** An item of a list with the parentheses that only group it; those of a call that holds it alone are not its own. */
  private itemGroup(item: Range): Range {
    const pairs: Range[] = [item];
    for (let [start, end] = item; ; ) {
      const before = this.tokenBefore(start) - 1;
      const after = this.tokenAfter(end);
      if (this.text[before] !== '(' || this.text[after] !== ')') break;
      pairs.push(([start, end] = [before, after + 1]));
    }
    if (pairs.length > 1 && /[\w$)\]>.]/.test(this.text[this.tokenBefore(pairs.at(-1)?.[0] ?? 0) - 1] ?? '')) pairs.pop();
    return pairs.at(-1) ?? item;
  }

  /** Empties brackets that hold one item alone. */
  soleItem(written: Range): Edit {
    const item = this.itemGroup(written);
    const after = this.tokenAfter(item[1]);
    return { start: this.tokenBefore(item[0]), end: this.text[after] === ',' ? this.tokenAfter(after + 1) : after, text: '' };
  }

  /** Offset after the comment that follows on the same line; the offset itself where none does. */
  pastComment(offset: number): number {
    const comment = this.source.comments.find((c) => c.range[0] >= offset && this.text.slice(offset, c.range[0]).trim() === '' && !this.isMultiLine([offset, c.range[1]]));
    return comment ? comment.range[1] : offset;
  }

  private commentStartIn(from: number, to: number): number {
    return this.commentsIn([from, to])[0]?.range[0] ?? to;
  }
}

const width = (indent: string): number => Array.from(indent).reduce((w, c) => w + (c === '\t' ? 2 : 1), 0);

/** How many characters of an indentation take no more than so many columns. */
function widest(indent: string, columns: number): number {
  let at = 0;
  while (at < indent.length && width(indent.slice(0, at + 1)) <= columns) at++;
  return at;
}

/** Whether the outermost pair of parentheses round a node is its parent's syntax. */
function hasSyntaxParens(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'CallExpression': case 'NewExpression': return parent.callee !== node && parent.arguments.length === 1;
    case 'IfStatement': case 'WhileStatement': case 'DoWhileStatement': return parent.test === node;
    case 'SwitchStatement': return parent.discriminant === node;
    case 'WithStatement': return parent.object === node;
    case 'ImportExpression': return true;
    default: return false;
  }
}
