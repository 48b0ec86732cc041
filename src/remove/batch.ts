import type { TSESTree } from '@typescript-eslint/types';
import { collide, type Edit } from './edits.ts';
import type { Plan } from './plan.ts';

/** Edits of several files that are made together or not at all. */
export class Batch {
  readonly edits = new Map<string, Edit[]>();

  add(file: string, ...edits: readonly Edit[]): void {
    const list = this.edits.get(file) ?? [];
    for (const edit of edits) if (!list.some((e) => e.start === edit.start && e.end === edit.end && e.text === edit.text)) list.push(edit);
    this.edits.set(file, list);
  }

  /** Writes something in the place of an expression; a shorthand property keeps its name. */
  put(file: string, { range: [start, end], parent }: TSESTree.Node, text: string): void {
    this.add(file, parent?.type === 'Property' && parent.shorthand ? { start: end, end, text: `: ${text}` } : { start, end, text });
  }

  /** Whether an offset of a file's present text goes. */
  covers(file: string, offset: number): boolean {
    return this.edits.get(file)?.some((e) => e.start <= offset && offset < e.end) ?? false;
  }

  /** Makes all edits and settles the files; false, and nothing is done, when two want the same text or a file may not change. */
  apply(plan: Plan, may: (file: string) => boolean): boolean {
    for (const [file, edits] of this.edits) {
      if (!may(file) || plan.deleted.has(file) || !plan.fold(file)) return false;
      if (edits.some((a, i) => edits.some((b, j) => i < j && collide(a, b) && !(a.end === b.start || b.end === a.start)))) return false;
    }
    for (const [file, edits] of this.edits) plan.fold(file)?.change([{ edits }]);
    for (const file of this.edits.keys()) plan.fold(file)?.run();
    return true;
  }
}
