import type { Range } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import type { Edit } from './edits.ts';
import { Layout } from './layout.ts';

type Comment = Source['comments'][number];

/** Edits that take out the comments that announce something: whole comments, runs of line comments, or paragraphs of a block. */
export function announcementEdits(source: Source, announces: (words: string) => boolean): Edit[] {
  const layout = new Layout(source);
  const edits: Edit[] = [];
  for (const run of runsOf(source.comments, layout)) {
    const [first] = run;
    if (!first) continue;
    if (first.type === 'Line') edits.push(...lineEdits(run, layout, announces));
    else edits.push(...blockEdits(source, first, layout, announces));
  }
  return edits;
}

/** Line comments that stand below each other, with nothing else on their lines, belong together. */
function runsOf(comments: Source['comments'], layout: Layout): Comment[][] {
  const runs: Comment[][] = [];
  for (const comment of comments) {
    const last = runs.at(-1)?.at(-1);
    const follows = last?.type === 'Line' && comment.type === 'Line' && /^[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*$/.test(layout.text.slice(last.range[1], comment.range[0]));
    if (follows && layout.startsLine(last.range[0])) runs.at(-1)?.push(comment);
    else runs.push([comment]);
  }
  return runs;
}

/** Paragraphs: a line that begins a task or is empty ends the one before. */
function paragraphs<T>(lines: readonly T[], textOf: (line: T) => string): T[][] {
  const found: T[][] = [];
  let open = false;
  for (const line of lines) {
    const text = textOf(line);
    const begins = /^\W*(?:@\w|(?:todo|fixme|xxx|hack)\b)/i.test(text);
    if (text.trim() === '') open = false;
    else if (open && !begins) found.at(-1)?.push(line);
    else {
      found.push([line]);
      open = true;
    }
  }
  return found;
}

function lineEdits(run: readonly Comment[], layout: Layout, announces: (words: string) => boolean): Edit[] {
  return paragraphs(run, (c) => c.value).flatMap((paragraph): Edit[] => {
    if (!announces(paragraph.map((c) => c.value.trim()).join(' '))) return [];
    const [first, last] = [paragraph[0], paragraph.at(-1)];
    return first && last ? [cut([first.range[0], last.range[1]], layout)] : [];
  });
}

function blockEdits(source: Source, comment: Comment, layout: Layout, announces: (words: string) => boolean): Edit[] {
  const lines = [...layout.text.slice(comment.range[0] + 2, comment.range[1] - 2).matchAll(/[^\n\r]+/g)].map((m) => ({ text: m[0].replace(/^[\s*]+/, ''), range: [comment.range[0] + 2 + m.index, comment.range[0] + 2 + m.index + m[0].length] as Range }));
  const parts = paragraphs(lines, (l) => l.text);
  const gone = parts.filter((part) => announces(part.map((l) => l.text.trim()).join(' ')));
  if (gone.length === 0) return [];
  if (gone.length === parts.length) return [cut(containerOf(source, comment) ?? comment.range, layout)];
  return gone.flatMap((part): Edit[] => {
    const [first, last] = [part[0], part.at(-1)];
    const isOwnLines = first && last && first.range[0] > comment.range[0] + 3 && last.range[1] < comment.range[1] - 2;
    if (!isOwnLines) return [];
    const start = layout.lineStart(first.range[0]);
    return [{ start: emptyLineBefore(layout, start, comment.range[0]), end: layout.afterBreak(layout.lineEnd(last.range[1])), text: '' }];
  });
}

/** An empty ` * ` line before a paragraph goes with it. */
function emptyLineBefore(layout: Layout, start: number, floor: number): number {
  const before = /(?:^|[\n\r])([^\S\n\r]*(?:\*[^\S\n\r]*)?\r?\n)$/.exec(layout.text.slice(floor, start));
  return before?.[1] === undefined || !layout.text.slice(floor, start - before[1].length).includes('\n') ? start : start - before[1].length;
}

/** The braces of a comment that stands for a child in JSX. */
function containerOf(source: Source, comment: Comment): Range | undefined {
  let found: Range | undefined;
  walk(source.ast, (node) => {
    if (node.range[0] > comment.range[0] || node.range[1] < comment.range[1]) return false;
    if (node.type === 'JSXExpressionContainer' && node.expression.type === 'JSXEmptyExpression' && source.comments.filter((c) => c.range[0] >= node.range[0] && c.range[1] <= node.range[1]).length === 1) found = node.range;
    return !found;
  });
  return found;
}

/** Whole lines where the comment stands alone on them; with the white space before it otherwise. */
function cut([start, end]: Range, layout: Layout): Edit {
  if (layout.startsLine(start) && layout.endsLine(end)) {
    const from = layout.lineStart(start);
    const to = layout.afterBreak(layout.lineEnd(end));
    const opens = from === 0 || /(?:[{([]|[\n\r])[^\S\n\r]*(?:\r\n|\n|\r)$/.test(layout.text.slice(0, from));
    const blank = opens ? /^[^\S\n\r]*(?:\r\n|\n|\r)/.exec(layout.text.slice(to))?.[0] : undefined;
    return { start: from, end: to + (blank?.length ?? 0), text: '' };
  }
  let from = start;
  while (layout.text[from - 1] === ' ' || layout.text[from - 1] === '\t') from--;
  return layout.endsLine(end) ? { start: from, end, text: '' } : { start: from, end, text: /\w$/.test(layout.text.slice(0, from)) && /^\w/.test(layout.text.slice(end)) ? ' ' : '' };
}
