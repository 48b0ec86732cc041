import type { TSESTree } from '@typescript-eslint/types';
import type { Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

const FOLDED = new Set(['UnaryExpression', 'BinaryExpression', 'LogicalExpression', 'ConditionalExpression', 'AwaitExpression', 'YieldExpression', 'MemberExpression', 'CallExpression', 'TemplateLiteral', 'SequenceExpression', 'ChainExpression', 'TSNonNullExpression']);

/** Puts the known value in the place of an expression that can only have that value. */
export const constant: Pass = {
  name: 'constant',
  visit(node, context) {
    if (node.type === 'Identifier') return readOf(node, context);
    if (!FOLDED.has(node.type)) return undefined;
    const value = context.known(node);
    if (value?.kind !== 'exact' || isPlace(node)) return undefined;
    const [start, end] = node.parent && needsNoGroup(node.parent) ? context.layout.grouped(node) : node.range;
    return { edits: [{ start, end, text: context.placeholder(value) }] };
  },
};

const needsNoGroup = (parent: Node): boolean => parent.type !== 'ArrowFunctionExpression' && parent.type !== 'TSAsExpression';

/** Whether a node is called, written to or deleted, not read. */
function isPlace(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'CallExpression': case 'NewExpression': return parent.callee === node;
    case 'TaggedTemplateExpression': case 'UpdateExpression': case 'TSInstantiationExpression': return true;
    case 'AssignmentExpression': return parent.left === node;
    case 'UnaryExpression': return parent.operator === 'delete';
    case 'ForInStatement': case 'ForOfStatement': return parent.left === node;
    case 'ChainExpression': return isPlace(parent);
    default: return false;
  }
}

function readOf(node: TSESTree.Identifier, context: PassContext): ReturnType<Pass['visit']> {
  const variable = context.variable(node);
  const parent = node.parent as Node | undefined;
  if (!variable || !parent || isPlace(node)) return undefined;
  const reference = variable.references.find((r) => r.identifier === node);
  if (!reference?.isRead() || reference.isWrite() || /^TS(?!As|NonNull|Satisfies|TypeAssertion|ExportAssignment|EnumMember)/.test(parent.type) || parent.type === 'ExportSpecifier') return undefined;
  const value = context.known(node);
  if (value?.kind !== 'exact') return undefined;
  const text = context.placeholder(value);
  if (parent.type === 'Property' && parent.shorthand) return { edits: [{ start: node.range[0], end: node.range[1], text: `${node.name}: ${text}` }] };
  return { edits: [{ start: node.range[0], end: node.range[1], text }] };
}
