import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, isNothing, type FunctionNode } from './syntax.ts';

type Node = TSESTree.Node;

/**
 * Whether what a function returns is a default for want of what a flag is asked of, as an SDK gives one: `if (!client) return false;`,
 * `catch { return fallback; }`. The flag is asked for in the function with this key.
 */
export function isForWant(returned: Node, fn: FunctionNode, key: Node): boolean {
  if (!isDefault(returned, fn)) return false;
  for (let at: Node = returned; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'CatchClause') return parent.parent.type === 'TryStatement' && isWithin(key, parent.parent.block);
    if (parent.type === 'IfStatement' && parent.consequent === at) {
      const asked = askedAround(key);
      return asked !== undefined && isMissing(parent.test, asked);
    }
  }
  return false;
}

/** The part of a value that is given where what a flag is asked of is there: `client.isOn(key)` of `client ? client.isOn(key) : false`, and of `!!client && client.isOn(key)`. */
export function whereAsked(value: Node, fn: FunctionNode, key: Node): Node {
  const node = bare(value);
  const asked = askedAround(key);
  if (asked === undefined) return value;
  if (node.type === 'LogicalExpression' && node.operator === '&&' && isThere(node.left, asked)) return node.right;
  if (node.type !== 'ConditionalExpression') return value;
  if (isThere(node.test, asked) && isDefault(node.alternate, fn)) return node.consequent;
  return isMissing(node.test, asked) && isDefault(node.consequent, fn) ? node.alternate : value;
}

/** `false`, nothing, or what the function was given for the case. */
function isDefault(value: Node, fn: FunctionNode): boolean {
  const node = bare(value);
  if (isNothing(node) || (node.type === 'Literal' && node.value === false)) return true;
  return node.type === 'Identifier' && fn.params.some((p) => { const id = p.type === 'AssignmentPattern' ? p.left : p; return id.type === 'Identifier' && id.name === node.name; });
}

const isWithin = (node: Node, outer: Node): boolean => outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];

/** What is asked with a key: `client` of `client.isOn(key)`. */
function askedAround(key: Node): string | undefined {
  let at = key;
  while (at.parent && !(at.parent.type === 'CallExpression' && at.parent.callee !== at)) at = at.parent;
  const callee = at.parent?.type === 'CallExpression' ? bare(at.parent.callee) : undefined;
  return callee?.type === 'MemberExpression' ? writtenPath(callee.object) : undefined;
}

/** Whether a condition says that something is not there: `!client`, `client == null || !client.flags`. */
function isMissing(test: Node, path: string): boolean {
  const node = bare(test);
  if (node.type === 'LogicalExpression') return node.operator === '||' && isMissing(node.left, path) && isMissing(node.right, path);
  if (node.type === 'UnaryExpression' && node.operator === '!') return isThere(node.argument, path);
  return node.type === 'BinaryExpression' && /^===?$/.test(node.operator) && isNothing(node.right) && isAt(node.left, path);
}

/** Whether a condition says that something is there: `client`, `!!client`, `client !== undefined`. */
function isThere(test: Node, path: string): boolean {
  const node = bare(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') return isMissing(node.argument, path);
  return node.type === 'BinaryExpression' ? /^!==?$/.test(node.operator) && isNothing(node.right) && isAt(node.left, path) : isAt(node, path);
}

/** Whether an expression is what a path names, or what that is a part of. */
function isAt(node: Node, path: string): boolean {
  const named = writtenPath(node);
  return named !== undefined && `${path}.`.startsWith(`${named}.`);
}

/** `a.b.c` of names and members. */
function writtenPath(expression: Node): string | undefined {
  const node = bare(expression);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression') return undefined;
  const [outer, name] = [writtenPath(node.object), staticName(node.property, node.computed)];
  return outer === undefined || name === undefined ? undefined : `${outer}.${name}`;
}
