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
