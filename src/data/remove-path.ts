import type { Range } from '../facts/types.ts';
import type { DataPath, Located, LocatedList, LocatedMap } from './located.ts';
import { fieldOf } from './located.ts';
import { formatOf, parseData } from './parse-data.ts';
import {
  blankLinesAfter,
  blankLinesBefore,
  commentsAbove,
  headsGroup,
  isBlankLine,
  lineStart,
  nextLine,
  type CommentStyle,
} from './text-lines.ts';

type Change = readonly [start: number, end: number, text: string];

interface Target {
  readonly container: LocatedList | LocatedMap;
  /** Spans of all items of the container that are written in it. */
  readonly spans: readonly Range[];
  readonly index: number;
  /** What a comment about the item would name. */
  readonly name: string;
  /** Where the container's own field name ends, when it is a field. */
  readonly owner?: number;
  readonly style: CommentStyle;
}

const isRange = (span: Range | undefined): span is Range => span !== undefined;

function targetOf(root: Located, path: DataPath, style: CommentStyle): Target | undefined {
  let container = root;
  let owner: number | undefined;
  for (const step of path.slice(0, -1)) {
    const field = typeof step === 'string' ? fieldOf(container, step) : undefined;
    const inner =
      field?.value ?? (container.type === 'list' && typeof step === 'number' ? container.items[step] : undefined);
    if (!inner) return undefined;
    owner = field?.nameRange?.[1];
    container = inner;
  }
  const last = path.at(-1);
  if (container.type === 'scalar' || last === undefined) return undefined;
  const all = container.type === 'map' ? container.fields.map((field) => field.span) : (container.spans ?? []);
  const at = container.type === 'map' ? container.fields.findIndex((field) => field.name === last) : Number(last);
  const span = all[at];
  if (!span) return undefined;
  const spans = all.filter(isRange);
  const item = container.type === 'list' ? container.items[at] : undefined;
  const key = item?.type === 'scalar' ? item : fieldOf(item, 'key')?.value;
  const name = key?.type === 'scalar' ? String(key.value) : String(last);
  return { container, spans, index: spans.indexOf(span), name, style, ...(owner !== undefined && { owner }) };
}

const trimmedEnd = (text: string, [start, end]: Range): number => start + text.slice(start, end).trimEnd().length;

/** The whole lines that go with an item: its own, its comments', and blank lines that would be left without reason. */
function linesOf(text: string, target: Target, firstLine: number, end: number, column?: number): Range {
  const { spans, index, name, style, container } = target;
  const before = spans[index - 1];
  const opening = container.style === 'flow' ? container.range?.[0] : target.owner;
  const floor = before ? trimmedEnd(text, before) : (opening ?? 0);
  const isLast = index === spans.length - 1;
  const oneLine = nextLine(text, firstLine) >= end;
  let start = commentsAbove(text, firstLine, { style, floor, ...(column !== undefined && { column }) });
  const heads =
    oneLine && !isLast && headsGroup(text, [start, firstLine], floor, name, text.slice(end, nextLine(text, end)));
  const isFileHead = start === 0 && index === 0 && column !== undefined;
  if (start < firstLine && (heads || isFileHead)) start = firstLine;
  if (isLast && index > 0) return [blankLinesBefore(text, start, floor), end];
  const follows = index === 0 || isBlankLine(text, lineStart(text, start - 1));
  return [start, !isLast && follows ? blankLinesAfter(text, end) : end];
}

function removeBlockItem(text: string, target: Target): readonly Change[] {
  const { spans, index, container, owner } = target;
  const [start, end] = spans[index] ?? [0, 0];
  const empty = container.type === 'list' ? '[]' : '{}';
  const firstLine = lineStart(text, start);
  const whole = container.range ?? [start, end];
  const column = start - firstLine;
  const inner = text.slice(firstLine, start).trim() !== '';
  const next = spans[index + 1];
  if (inner && next) {
    const gap = text.slice(end, next[0]);
    return gap.includes('#')
      ? [[start, nextLine(text, trimmedEnd(text, [start, end])) - 1, '']]
      : [[start, next[0], '']];
  }
  let last = nextLine(text, trimmedEnd(text, [start, end]));
  while (/^[ \t]*#/.test(text.slice(last)) && text.slice(last).search(/\S/) > column) last = nextLine(text, last);
  if (spans.length > 1 && !inner) return [[...linesOf(text, target, firstLine, last, column), '']];
  const colon = owner === undefined ? -1 : text.indexOf(':', owner);
  const alone =
    colon >= 0 && /^[ \t]*(?:#.*)?\r?$/.test(text.slice(colon + 1, nextLine(text, colon)).replace(/\n$/, ''));
  if (inner || !alone) return [[Math.min(start, whole[0]), trimmedEnd(text, [start, end]), empty]];
  const [from, to] = linesOf(text, target, firstLine, last, column);
  return [
    [colon + 1, colon + 1, ` ${empty}`],
    [Math.max(from, nextLine(text, colon)), to, ''],
  ];
}

/** Text in which comments are spaces. */
const withoutComments = (gap: string, style: CommentStyle): string =>
  gap.replace(style === 'hash' ? /#[^\n]*/g : /\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );

/** Offset of the comma in the gap that begins at an offset; -1 when there is none. */
function commaIn(text: string, [start, end]: Range, style: CommentStyle): number {
  const at = withoutComments(text.slice(start, end), style).indexOf(',');
  return at < 0 ? -1 : start + at;
}

function removeFlowItem(text: string, target: Target): readonly Change[] {
  const { spans, index, container, style } = target;
  const [start, end] = spans[index] ?? [0, 0];
  const close = (container.range?.[1] ?? text.length) - 1;
  const before = spans[index - 1];
  const next = spans[index + 1];
  const comma = commaIn(text, [end, next?.[0] ?? close], style);
  const last = Math.max(comma + 1, end);
  const commaBefore = before ? commaIn(text, [before[1], start], style) : -1;
  const orphan: readonly Change[] = !next && comma < 0 && commaBefore >= 0 ? [[commaBefore, commaBefore + 1, '']] : [];
  const firstLine = lineStart(text, start);
  const ownLine = text.slice(firstLine, start).trim() === '';
  const restOfLine = text.slice(last, nextLine(text, last));
  const ownEnd = withoutComments(restOfLine, style).trim() === '' && nextLine(text, last) <= close;
  if (ownLine && ownEnd) {
    const [from, to] = linesOf(text, target, firstLine, nextLine(text, last));
    if (spans.length > 1) return [...orphan, [from, to, '']];
    const open = text.slice(0, from).trimEnd().length;
    const empty = /[[{]$/.test(text.slice(0, open)) && text.slice(to, close).trim() === '';
    return empty ? [[open, close, '']] : [[from, to, '']];
  }
  if (next)
    return [
      [start, withoutComments(text.slice(last, next[0]), style) === text.slice(last, next[0]) ? next[0] : last, ''],
    ];
  if (commaBefore >= 0) return [[commaBefore, comma < 0 ? end : comma, '']];
  const open = text.slice(0, start).trimEnd().length;
  const blank = /[[{]$/.test(text.slice(0, open)) && text.slice(last, close).trim() === '';
  return blank ? [[open, close, '']] : [[start, last, '']];
}

/** Removes what stands at a path of located data from its text; the text as it was when it is not written there. */
function removeLocated(text: string, root: Located, path: DataPath, style: CommentStyle): string {
  const target = targetOf(root, path, style);
  if (!target) return text;
  const changes = target.container.style === 'block' ? removeBlockItem(text, target) : removeFlowItem(text, target);
  return [...changes]
    .sort((a, b) => b[0] - a[0])
    .reduce((changed, [start, end, put]) => changed.slice(0, start) + put + changed.slice(end), text);
}

/**
 * Removes what stands at a path of a YAML, JSON or module file, with the comment directly above it; every other byte stays
 * but for commas and blank lines that it alone needed. The text as it was when it has no such path or does not parse.
 */
export function removePath(file: string, text: string, path: DataPath, exports?: readonly string[]): string {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(bom.length);
  const { root } = parseData(file, bare, exports);
  return root ? bom + removeLocated(bare, root, path, formatOf(file) === 'yaml' ? 'hash' : 'slash') : text;
}
