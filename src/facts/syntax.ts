import type { TSESTree } from '@typescript-eslint/types';

type Node = TSESTree.Node;

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

/** Without what changes a value's type only: `as`, `satisfies`, `!`, `<T>x`, and the wrapper of an optional chain. */
export function bare(node: Node): Node {
  for (let n = node; ; ) {
    switch (n.type) {
      case 'TSAsExpression': case 'TSSatisfiesExpression': case 'TSNonNullExpression': case 'TSTypeAssertion':
      case 'ChainExpression': case 'TSInstantiationExpression':
        n = n.expression;
        break;
      default:
        return n;
    }
  }
}

/** The outermost expression that only changes the type of this one, or is the chain around it. */
export function outermost(node: Node): Node {
  let n = node;
  while (n.parent && bare(n.parent) !== n.parent && bare(n.parent) === bare(n)) n = n.parent;
  return n;
}

/** Whether an expression is assigned to, in a pattern or a loop too, counted up or down, or deleted. */
export function isWritten(node: Node): boolean {
  const outer = outermost(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'AssignmentExpression': case 'AssignmentPattern': case 'ForInStatement': case 'ForOfStatement':
      return parent.left === outer;
    case 'UpdateExpression': case 'ArrayPattern': case 'RestElement':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === outer;
    default:
      return false;
  }
}

/** The last word of a callee: `useMemo` of `React.useMemo`; empty when it has none. */
export function lastWordOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' ? callee.property.name : '';
}

/** Whether an operator asks whether two values are the same: `==`, `!=`, `===`, `!==`. */
export const isEquality = (operator: string): boolean => /^[!=]==?$/.test(operator);

/** Whether an expression is written as `null` or `undefined`. */
export const isNothing = (node: Node): boolean => (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.raw === 'null');

/** The innermost function around a node. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let n = node.parent; n; n = n.parent) if (isFunction(n)) return n;
  return undefined;
}

/** The function whose `this` a node stands in. */
export function functionOfThis(self: Node): FunctionNode | undefined {
  let fn: Node | undefined = self;
  while (fn && (!isFunction(fn) || fn.type === 'ArrowFunctionExpression')) fn = fn.parent;
  return fn;
}

/** The class whose `this` is meant at a node. */
export function enclosingClass(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let n = node.parent, child = node; n; child = n, n = n.parent) {
    if (n.type === 'ClassDeclaration' || n.type === 'ClassExpression') return n;
    const method = n.parent?.type === 'MethodDefinition' || n.parent?.type === 'PropertyDefinition';
    if ((n.type === 'FunctionExpression' && !method) || n.type === 'FunctionDeclaration') return undefined;
    if (child.type === 'Program') return undefined;
  }
  return undefined;
}

/** The expressions a function returns itself: its expression body, or the arguments of its own return statements. */
export function returnsOf(fn: FunctionNode): Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const found: Node[] = [];
  const visit = (node: Node | null | undefined): void => {
    if (!node || isFunction(node) || node.type === 'ClassDeclaration') return;
    switch (node.type) {
      case 'ReturnStatement': if (node.argument) found.push(node.argument); return;
      case 'BlockStatement': case 'StaticBlock': node.body.forEach(visit); return;
      case 'IfStatement': visit(node.consequent); visit(node.alternate); return;
      case 'SwitchStatement': node.cases.forEach((c) => c.consequent.forEach(visit)); return;
      case 'TryStatement': visit(node.block); visit(node.handler?.body); visit(node.finalizer); return;
      case 'ForStatement': case 'ForInStatement': case 'ForOfStatement': case 'WhileStatement': case 'DoWhileStatement': case 'LabeledStatement':
        visit(node.body); return;
      default:
    }
  };
  fn.body.body.forEach(visit);
  return found;
}

/** The expression that a function does nothing but return; undefined when it does more. */
export function soleReturn(fn: FunctionNode): Node | undefined {
  if (fn.body.type !== 'BlockStatement') return fn.body;
  const [only, ...rest] = fn.body.body;
  return rest.length === 0 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}
