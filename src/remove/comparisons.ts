import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { offsetAt } from '../text/lines.ts';
import { constantOf } from './constant-of.ts';
import { exact } from './known.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import type { RemovalProject } from './project.ts';
import type { ChangedFile } from './remove.ts';
import { variablesOf } from './variables-of.ts';
import { withoutCase } from './without-case.ts';
import { isEquality } from '../facts/syntax.ts';

type Comparison = TSESTree.BinaryExpression | TSESTree.SwitchCase;

/** By file: how many comparisons with the keys it has, and which of them, in order, can not be true. */
export type Comparisons = ReadonlyMap<string, { readonly count: number; readonly impossible: ReadonlySet<number> }>;

/** `a === 'key'` of types that share nothing; `case 'key':` of such types. */
const NO_OVERLAP = /^(.*):(\d+):(\d+) TS(?:2367|2678):/;

/** The comparisons with a requested flag's key, and those of a constant with a literal, that TypeScript finds impossible after the removal. */
export function impossibleComparisons(errors: readonly string[], files: readonly ChangedFile[], project: RemovalProject, keys: ReadonlySet<string>): Comparisons {
  const found = new Map<string, { count: number; impossible: Set<number> }>();
  for (const error of errors) {
    const [, file = '', line, column] = NO_OVERLAP.exec(error) ?? [];
    const text = file === '' ? undefined : (files.find((f) => f.file === file)?.after ?? project.read(file));
    const source = text === undefined ? undefined : project.parse(file, text);
    if (!source) continue;
    const at = offsetAt(source.text, Number(line), Number(column));
    const comparisons = comparisonsIn(source, keys);
    const index = comparisons.findIndex(({ node }) => (node.type === 'SwitchCase' ? node.test?.range[0] === at : node.range[0] === at));
    if (index < 0) continue;
    const known = found.get(file) ?? { count: comparisons.length, impossible: new Set() };
    found.set(file, known);
    known.impossible.add(index);
  }
  return found;
}

/** Puts false where a value is compared with the key of a flag that its type does not have any more, and true for the opposite; takes out cases that can not be reached. */
export function foldComparisons(plan: Plan, found: Comparisons, keys: ReadonlySet<string>, kept: ReadonlySet<string>, may: (file: string) => boolean): void {
  for (const [file, { count, impossible }] of found) {
    const fold = may(file) ? plan.fold(file) : undefined;
    const context = fold?.context();
    const comparisons = context ? comparisonsIn(context.source, keys, context.constant) : [];
    if (!fold || !context || comparisons.length !== count) continue;
    fold.change(comparisons.flatMap(({ node, key }, i) => {
      if (!impossible.has(i) || (key !== undefined && kept.has(key))) return [];
      if (node.type === 'SwitchCase') return withoutCase(node, context) ?? [];
      const [start, end] = node.range;
      return context.isPure(node) ? { edits: [{ start, end, text: fold.placeholders.add(exact(node.operator.startsWith('!'))) }] } : [];
    }));
    fold.run();
  }
}

/** `name === 'key'` and its kin, `case 'key':`, and comparisons of a constant with a literal, in order. */
function comparisonsIn(source: Source, keys: ReadonlySet<string>, constant?: PassContext['constant']): { readonly node: Comparison; readonly key?: string }[] {
  const { ast } = source;
  const found: { node: Comparison; key?: string }[] = [];
  const variables = variablesOf(source);
  const valueOf = constant ?? ((node): ReturnType<typeof constantOf> => constantOf(node, { variable: (n) => variables.get(n) }));
  const isText = (node: TSESTree.Node | null): boolean => node !== null && typeof valueOf(node)?.value === 'string';
  const namesText = (node: TSESTree.Node | null): boolean => {
    const [def] = (node?.type === 'Identifier' ? variables.get(node) : undefined)?.defs ?? [];
    return def?.type === 'Variable' && def.parent.kind === 'const' && def.node.id === def.name && isText(def.node.init);
  };
  walk(ast, (node) => {
    const sides = node.type === 'SwitchCase' ? [node.test] : node.type === 'BinaryExpression' && isEquality(node.operator) ? [node.left, node.right] : [];
    const key = sides.flatMap((side) => (side?.type === 'Literal' && typeof side.value === 'string' && keys.has(side.value) ? side.value : []))[0];
    if (key !== undefined) found.push({ node: node as Comparison, key });
    else if (node.type === 'BinaryExpression' && sides.some(namesText) && sides.some(isText)) found.push({ node });
  });
  return found;
}
