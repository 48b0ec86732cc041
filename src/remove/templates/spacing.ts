import type { Range } from '../../facts/types.ts';
import type { Edit } from '../edits.ts';
import type { MarkupNode, MarkupParent } from './markup.ts';
import { isBlockTag } from './native-tags.ts';

/** What white space stands beside; `value` is an expression that shows as text. */
export type Neighbour = 'text' | 'value' | 'element' | 'comment' | undefined;

/** How a language takes white space. */
export interface Spacing {
  /** Whether white space between two neighbours is shown; nothing stands for the edge of what is round them. */
  readonly isShown: (space: string, before: Neighbour, after: Neighbour) => boolean;
  /** What begins and ends an expression that shows as text, where white space beside it is none of the text's own. */
  readonly value?: readonly [start: string, end: string];
  /** White space at the edges of a block is not shown, whatever stands beside it. */
  readonly trimsBlocks?: boolean;
  /** Comments are as if they were not there. */
  readonly skipsComments?: boolean;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Edits of markup that leave what is shown round them as it is. */
export class MarkupLayout {
  private readonly text: string;
  private readonly spacing: Spacing;

  constructor(text: string, spacing: Spacing) {
    this.text = text;
    this.spacing = spacing;
  }

  private isShown(space: string, before: Neighbour, after: Neighbour): boolean {
    return space !== '' && this.spacing.isShown(space, before, after);
  }

  /** What a node is for the white space before or behind it. */
  private kindOf(node: MarkupNode, edge: 'start' | 'end'): Neighbour {
    if (node.kind !== 'text') return node.kind === 'comment' ? 'comment' : 'element';
    const { value } = this.spacing;
    const written = this.text.slice(...node.range).trim();
    return value && (edge === 'start' ? written.startsWith(value[0]) : written.endsWith(value[1])) ? 'value' : 'text';
  }

  /** What stands before or behind a range, and the white space to it; of a text behind a comment that is skipped, there may be more of that. */
  private beside(range: Range, siblings: readonly MarkupNode[], side: 'before' | 'after'): { kind: Neighbour; space: string; isBeyondComment: boolean } {
    const isBefore = side === 'before';
    const next = siblings.filter((n) => !(n.kind === 'text' && isBlank(this.text.slice(...n.range))) && (isBefore ? n.range[0] < range[0] : n.range[1] > range[1]));
    const near = this.spacing.skipsComments ? next.filter((n) => n.kind !== 'comment') : next;
    const node = isBefore ? near.at(-1) : near[0];
    const rest = isBefore ? this.text.slice(0, range[0]) : this.text.slice(range[1]);
    const space = (isBefore ? /\s*$/ : /^\s*/).exec(rest)?.[0] ?? '';
    return { kind: node && this.kindOf(node, isBefore ? 'end' : 'start'), space, isBeyondComment: node?.kind === 'text' && node !== (isBefore ? next.at(-1) : next[0]) };
  }

  /** The comment of a range that goes: it stands right above, and what follows is not its own. */
  commentAbove([start, end]: Range, siblings: readonly MarkupNode[]): MarkupNode | undefined {
    const above = siblings.find((n) => n.kind === 'comment' && n.range[1] <= start && /^[^\S\n]*\n[^\S\n]*$/.test(this.text.slice(n.range[1], start)));
    if (!above || !/(?:^|\n)[^\S\n]*$/.test(this.text.slice(0, above.range[0]))) return undefined;
    const isLine = /(?:disable|ignore)-next-line/.test(this.text.slice(...above.range));
    return isLine || /^[^\S\n]*\n\s*(?:\n|<!--|<\/|$)/.test(this.text.slice(end)) ? above : undefined;
  }

  /** Takes a range out of its siblings; `inner` says on which sides white space is not shown, whatever it is. */
  without(range: Range, siblings: readonly MarkupNode[], inner: { before?: boolean; after?: boolean } = {}): Edit | undefined {
    const [before, after] = [this.beside(range, siblings, 'before'), this.beside(range, siblings, 'after')];
    if (before.isBeyondComment || after.isBeyondComment) return undefined;
    const isShown = (!inner.before && this.isShown(before.space, before.kind, 'element')) || (!inner.after && this.isShown(after.space, 'element', after.kind));
    const [from, to] = [range[0] - before.space.length, range[1] + after.space.length];
    const gap: Edit = { start: from, end: to, text: '' };
    const isEdge = before.kind === undefined || after.kind === undefined;
    const isLoose = isEdge && isBlockTag(siblings[0]?.parent);
    const holdsComment = /[^\s]/.test(this.text.slice(siblings[0]?.parent?.body[0] ?? from, from) + this.text.slice(to, siblings[0]?.parent?.body[1] ?? to));
    if (before.kind === undefined && after.kind === undefined && !holdsComment) return isShown && !isLoose ? undefined : gap;
    const candidates = [...this.lines(range, before.kind === undefined ? `\n${before.space}` : before.space, after.space), { ...gap, end: to - after.space.length }, { ...gap, start: range[0] }, { ...gap, start: range[0], end: range[1] }];
    if (before.space !== '' && after.space !== '' && !before.space.includes('\n')) candidates.unshift({ ...gap, start: range[0] });
    return candidates.find(({ start, end }) => this.isShown(this.text.slice(from, start) + this.text.slice(end, to), before.kind, after.kind) === isShown || isLoose);
  }

  /** The whole lines of a range that stands alone on them, and one of the blank lines round it. */
  private lines([start, end]: Range, before: string, after: string): Edit[] {
    const head = /[^\S\n]*$/.exec(before)?.[0] ?? '';
    const tail = /^[^\S\n]*\n/.exec(after)?.[0];
    if (!before.includes('\n') || tail === undefined) return [];
    const isApart = /\n[^\S\n]*\n[^\S\n]*$/.test(before) && /^[^\S\n]*\n[^\S\n]*\n/.test(after);
    const more = isApart ? (/^[^\S\n]*\n/.exec(after.slice(tail.length))?.[0].length ?? 0) : 0;
    return [{ start: start - head.length, end: end + tail.length + more, text: '' }];
  }

  /** Leaves of a range what stands in it, moved to the left; undefined where white space would show, or not any more. */
  unwrap(outer: MarkupParent, range: Range, body: Range, siblings: readonly MarkupNode[]): readonly Edit[] | undefined {
    const inside = outer.children.filter((n) => n.range[0] >= body[0] && n.range[1] <= body[1] && !(n.kind === 'text' && isBlank(this.text.slice(...n.range))));
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) {
      const edit = this.without(range, siblings);
      return edit && [edit];
    }
    const content = this.text.slice(...body);
    const lead = /^\s*/.exec(content)?.[0] ?? '';
    const trail = /\s*$/.exec(content)?.[0] ?? '';
    const [before, after] = [this.beside(range, siblings, 'before'), this.beside(range, siblings, 'after')];
    const isLost = (space: string, outside: string, kind: Neighbour): boolean => this.spacing.trimsBlocks === true && space !== '' && outside === '' && kind !== 'element';
    const shown = this.spacing.skipsComments ? inside.filter((n) => n.kind !== 'comment') : inside;
    const [firstShown, lastShown] = [shown[0], shown.at(-1)];
    if (!firstShown || !lastShown || before.isBeyondComment || after.isBeyondComment) return undefined;
    const isText = (kind: Neighbour): boolean => kind === 'text' || kind === 'value';
    if (firstShown !== first && (firstShown.kind === 'text' || isText(before.kind))) return undefined;
    if (lastShown !== last && (lastShown.kind === 'text' || isText(after.kind))) return undefined;
    const [firstKind, lastKind] = [this.kindOf(firstShown, 'start'), this.kindOf(lastShown, 'end')];
    if (isLost(lead, before.space, firstKind) || isLost(trail, after.space, lastKind)) return undefined;
    const showsLead = (firstKind === 'text' && lead !== '') || this.isShown(before.space, before.kind, 'element');
    const showsTrail = (lastKind === 'text' && trail !== '') || this.isShown(after.space, 'element', after.kind);
    const keepsLead = [before.space, before.space + lead].find((space) => this.isShown(space, before.kind, firstKind) === showsLead);
    const keepsTrail = [after.space, trail + after.space].find((space) => this.isShown(space, lastKind, after.kind) === showsTrail);
    if (keepsLead === undefined || keepsTrail === undefined) return undefined;
    const kept: Range = [body[0] + (keepsLead === before.space ? lead.length : 0), body[1] - (keepsTrail === after.space ? trail.length : 0)];
    const edits: Edit[] = [{ start: range[0], end: kept[0], text: '' }, { start: kept[1], end: range[1], text: '' }];
    return [...edits, ...this.dedent(kept, range[0], lead)].filter((e) => e.end > e.start);
  }

  /** Moves the lines of a range to the left, from where its first one stood to where a tag stands. */
  private dedent(range: Range, tag: number, lead: string): Edit[] {
    const indentOf = (at: number): string => /^[^\S\n]*/.exec(this.text.slice(this.text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
    const own = /\n([^\S\n]*)$/.exec(lead)?.[1];
    const columns = (own?.length ?? 0) - indentOf(tag).length;
    if (own === undefined || columns <= 0) return [];
    const edits: Edit[] = [];
    for (const { index } of this.text.slice(...range).matchAll(/\n[^\S\n]+/g)) {
      const at = range[0] + index + 1;
      const cut = Math.min(columns, indentOf(at).length);
      if (!this.fixed.some(([start, end]) => start < at && at < end)) edits.push({ start: at, end: at + cut, text: '' });
    }
    return edits;
  }

  /** Strings of several lines, whose lines must not move. */
  fixed: readonly Range[] = [];

  /** Takes an attribute out of a tag. */
  withoutAttribute(element: Extract<MarkupNode, { kind: 'element' }>, range: Range): Edit {
    const tag = this.text.slice(...element.open);
    if (element.attributes.length === 1) {
      const close = /\s*\/?>$/.exec(tag)?.[0] ?? '>';
      const before = /\s*$/.exec(this.text.slice(0, range[0]))?.[0].length ?? 0;
      return { start: range[0] - before, end: element.open[1] - close.trimStart().length, text: close.includes('/') ? ' ' : '' };
    }
    const space = /\s*$/.exec(this.text.slice(element.open[0], range[0]))?.[0] ?? '';
    return { start: range[0] - space.length, end: range[1], text: '' };
  }
}
