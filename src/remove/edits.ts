import type { Range } from '../facts/types.ts';

/** A replacement of the text between two offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits in the order of their offsets. */
export const inOrder = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => a.start - b.start || a.end - b.end);

/** Whether two edits touch the same text; insertions at the border of another edit count. */
export function collide(a: Edit, b: Edit): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** Whether a range lies wholly inside another. */
export const within = (inner: Range, outer: Range): boolean => inner[0] >= outer[0] && inner[1] <= outer[1];

/** Where an offset stands after the (ordered) edits; undefined when the text at it is gone. */
export function mapOffset(offset: number, edits: readonly Edit[]): number | undefined {
  let shift = 0;
  for (const edit of edits) {
    if (offset < edit.start) break;
    if (offset < edit.end) return undefined;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return offset + shift;
}

/** Like mapOffset, but an offset inside deleted text moves to where that text began. */
export function slideOffset(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const edit of edits) {
    if (offset < edit.start) break;
    if (offset < edit.end) return edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return offset + shift;
}

/** Offset ranges that the edits delete. */
export const deleted = (edits: readonly Edit[]): Range[] => edits.filter((e) => e.end > e.start).map((e) => [e.start, e.end]);

/** Where several whole lines go together, one of the blank lines round them goes too. */
export function withoutGaps(text: string, edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  let from = -1;
  for (const edit of edits) {
    const last = result.at(-1);
    const joins = last && last.end === edit.start && last.text === '' && edit.text === '' && last.end > last.start && edit.end > edit.start && /[\n\r]$/.test(text.slice(0, edit.start));
    if (!joins) from = edit.start;
    result.push(edit);
    const next = edits[result.length];
    if (!joins || next?.start === edit.end || edit.text !== '') continue;
    const blank = /^[^\S\n\r]*(?:\r\n|\n|\r)/.exec(text.slice(edit.end))?.[0];
    const isAlone = from === 0 || /(?:[{([]|\n)[^\S\n\r]*\r?\n$/.test(text.slice(0, from));
    if (blank !== undefined && isAlone && !(next && next.start < edit.end + blank.length)) result[result.length - 1] = { ...edit, end: edit.end + blank.length };
  }
  return result;
}

/** Of changes in order of precedence those that do not touch each other's text. */
export function compatible<Change extends { readonly edits: readonly Edit[]; readonly claims?: readonly string[] }>(changes: readonly Change[]): Change[] {
  const accepted: Change[] = [];
  const edits: Edit[] = [];
  const claims = new Set<string>();
  for (const change of changes) {
    if (change.edits.some((e) => edits.some((o) => collide(e, o)))) continue;
    if (change.claims?.some((c) => claims.has(c))) continue;
    accepted.push(change);
    edits.push(...change.edits);
    for (const claim of change.claims ?? []) claims.add(claim);
  }
  return accepted;
}
