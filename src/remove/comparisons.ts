import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { offsetAt } from '../text/lines.ts';
import { exact } from './known.ts';
import type { Plan } from './plan.ts';
import type { RemovalProject } from './project.ts';
import type { ChangedFile } from './remove.ts';

/** By file, comparisons as they are written. */
export type Comparisons = ReadonlyMap<string, ReadonlySet<string>>;

const NO_OVERLAP = /^(.*):(\d+):(\d+) TS2367:/;

/** By file, the comparisons with a requested flag's key that TypeScript finds impossible once the key is out of its type. */
export function impossibleComparisons(errors: readonly string[], files: readonly ChangedFile[], project: RemovalProject, keys: ReadonlySet<string>): Comparisons {
  const found = new Map<string, Set<string>>();
  for (const error of errors) {
    const [, file = '', line, column] = NO_OVERLAP.exec(error) ?? [];
    const text = file === '' ? undefined : (files.find((f) => f.file === file)?.after ?? project.read(file));
    const source = text === undefined ? undefined : project.parse(file, text);
    if (!source) continue;
    const at = offsetAt(source.text, Number(line), Number(column));
    walk(source.ast, (node) => {
      if (node.range[0] === at && comparedKey(node, keys) !== undefined) found.set(file, (found.get(file) ?? new Set()).add(source.text.slice(...node.range)));
      return node.range[0] <= at && at < node.range[1];
    });
  }
  return found;
}

/** Puts false where a value is compared with the key of a flag that its type does not have any more, and true for the opposite. */
export function foldComparisons(plan: Plan, impossible: Comparisons, gone: ReadonlySet<string>, may: (file: string) => boolean): void {
  for (const [file, texts] of impossible) {
    const fold = may(file) ? plan.fold(file) : undefined;
    if (!fold) continue;
    const { isPure, source } = fold.context();
    const edits: { start: number; end: number; text: string }[] = [];
    walk(source.ast, (node) => {
      const [start, end] = node.range;
      if (node.type !== 'BinaryExpression' || !texts.has(source.text.slice(start, end)) || comparedKey(node, gone) === undefined || !isPure(node)) return;
      edits.push({ start, end, text: fold.placeholder(exact(node.operator.startsWith('!'))) });
    });
    fold.change(edits.map((edit) => ({ edits: [edit] })));
    fold.run();
  }
}

/** The flag of `name === 'key'` and its kin. */
function comparedKey(node: TSESTree.Node, keys: ReadonlySet<string>): string | undefined {
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return undefined;
  return [node.left, node.right].map((side) => (side.type === 'Literal' && typeof side.value === 'string' ? side.value : undefined)).find((value) => value !== undefined && keys.has(value));
}
