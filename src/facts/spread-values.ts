import type { TSESTree } from '@typescript-eslint/types';
import { objectMethod, staticName } from './bindings.ts';
import { outermost } from './syntax.ts';

type Node = TSESTree.Node;

/** An object whose members are put into another one. */
interface Spread {
  readonly of: Node;
  /** Members that the other object gives a value of its own. */
  readonly beside: readonly string[];
  /** Another object's members are put in after it, or may be where the object is kept. */
  readonly isOverlaid?: true;
}

/** Whether an object is only there for a part of it to be taken. */
function isTakenApart(node: Node): boolean {
  const { parent } = outermost(node);
  return parent?.type === 'MemberExpression' || (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern');
}

/** The objects that are put into one: `{ ...flags, other: 1 }`, `Object.assign({}, flags)`. */
export function spreadIn(node: Node): readonly Spread[] {
  const parts: readonly Node[] = node.type === 'ObjectExpression' ? node.properties
    : node.type === 'CallExpression' && objectMethod(node) === 'assign' ? node.arguments.flatMap((a): Node[] => (a.type === 'ObjectExpression' ? a.properties : [a])) : [];
  const isKept = !isTakenApart(node);
  return parts.flatMap((part, index): Spread[] => {
    if (part.type === 'Property') return [];
    const after = parts.slice(index + 1);
    const names = after.flatMap((p) => (p.type === 'Property' ? (staticName(p.key, p.computed) ?? []) : []));
    return [{ of: part.type === 'SpreadElement' ? part.argument : part, beside: names, ...(isKept || after.some((p) => p.type !== 'Property') ? { isOverlaid: true } : {}) }];
  });
}
