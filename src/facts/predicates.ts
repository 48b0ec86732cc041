import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, isFunction, returnsOf } from './syntax.ts';

type Node = TSESTree.Node;

/** What a predicate compares with a part of its parameter, and whether that is all it asks. */
export interface Compared {
  readonly node: Node;
  readonly isAll: boolean;
}

/** What `(flag) => flag.key === x && …` compares with the part of its parameter at a path; undefined for what is no such function. */
export function comparedIn(predicate: Node, path: readonly string[]): Compared | undefined {
  const fn = bare(predicate);
  const [param] = isFunction(fn) ? fn.params : [];
  const [returned, ...others] = isFunction(fn) ? returnsOf(fn) : [];
  if (!param || !returned || others.length > 0) return undefined;
  const isPart = (node: Node): boolean => pathIn(node, param)?.join('.') === path.join('.');
  const parts = conjuncts(returned);
  for (const part of parts) {
    if (part.type !== 'BinaryExpression' || (part.operator !== '===' && part.operator !== '==')) continue;
    const node = isPart(part.left) ? part.right : isPart(part.right) ? part.left : undefined;
    if (node) return { node, isAll: parts.length === 1 };
  }
  return undefined;
}

function conjuncts(expression: Node): Node[] {
  const node = bare(expression);
  return node.type === 'LogicalExpression' && node.operator === '&&' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}

/** Which part of a parameter an expression is: `['key']` for `flag.key`, or for `key` where the parameter is `{ key }`. */
function pathIn(expression: Node, param: Node): string[] | undefined {
  const node = bare(expression);
  if (node.type === 'MemberExpression') {
    const name = staticName(node.property, node.computed);
    const path = pathIn(node.object, param);
    return path && name !== undefined ? [...path, name] : undefined;
  }
  return node.type === 'Identifier' ? pathTo(node.name, param) : undefined;
}

/** Where a pattern takes a name from. */
function pathTo(name: string, pattern: Node): string[] | undefined {
  if (pattern.type === 'Identifier') return pattern.name === name ? [] : undefined;
  if (pattern.type === 'AssignmentPattern') return pathTo(name, pattern.left);
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const p of pattern.properties) {
    const key = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
    const path = p.type === 'Property' && key !== undefined ? pathTo(name, p.value) : undefined;
    if (path && key !== undefined) return [key, ...path];
  }
  return undefined;
}
