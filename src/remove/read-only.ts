import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isEquality } from '../facts/syntax.ts';

type Node = TSESTree.Node;

/** Whether an object in a variable is only ever looked into: members read or taken out by a pattern. */
export function isReadOnly(variable: Variable, isUnwrapped: (name: Node) => boolean): boolean {
  return variable.references.every((r) => {
    if (r.init || isUnwrapped(r.identifier)) return true;
    const { parent } = r.identifier as Node;
    if (parent?.type === 'VariableDeclarator') return parent.init === r.identifier && parent.id.type === 'ObjectPattern';
    if (isOnlyAsked(r.identifier)) return true;
    if (parent?.type !== 'MemberExpression' || parent.object !== r.identifier || parent.computed) return false;
    const outer = parent.parent;
    return !((outer.type === 'AssignmentExpression' && outer.left === parent) || outer.type === 'UpdateExpression' || (outer.type === 'UnaryExpression' && outer.operator === 'delete') || /Pattern|^For/.test(outer.type));
  });
}

/** Whether an expression is only asked whether it is there: a test, the left of `&&`, a comparison. */
function isOnlyAsked(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'LogicalExpression': return (parent.operator === '&&' && parent.left === node) || isOnlyAsked(parent);
    case 'UnaryExpression': return parent.operator === '!' || parent.operator === 'typeof';
    case 'IfStatement': case 'ConditionalExpression': case 'WhileStatement': return parent.test === node;
    case 'BinaryExpression': return isEquality(parent.operator);
    default: return false;
  }
}
