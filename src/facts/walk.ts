import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Range } from './types.ts';

type Node = TSESTree.Node;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The child nodes of a node, in the order of its visitor keys. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Visits a node and everything below it, parents first; `enter` may return false to leave a subtree out. */
export function walk(node: Node, enter: (node: Node) => boolean | void, leave?: (node: Node) => void): void {
  if (enter(node) !== false) {
    for (const key of visitorKeys[node.type] ?? []) {
      const value = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) walk(item, enter, leave);
      } else if (isNode(value)) walk(value, enter, leave);
    }
  }
  leave?.(node);
}

const TYPES_AND_IMPORTS = new Set<string>(['ImportDeclaration', 'TSTypeAnnotation', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration']);
const codeNodes = new WeakMap<Node, readonly Node[]>();

/** The nodes of a file's code, parents first, listed once for all who look at each of them: not what imports and types are made of. */
export function codeOf(ast: TSESTree.Program): readonly Node[] {
  const known = codeNodes.get(ast);
  if (known) return known;
  const nodes: Node[] = [];
  walk(ast, (node) => {
    nodes.push(node);
    return !TYPES_AND_IMPORTS.has(node.type);
  });
  codeNodes.set(ast, nodes);
  return nodes;
}

/** The nodes that stand at one of these ranges, by their range as text; of several at one range the innermost. */
export function nodesAt(root: Node, ranges: readonly Range[]): Map<string, Node> {
  const found = new Map<string, Node>();
  const wanted = new Set(ranges.map((range) => range.join()));
  walk(root, (node) => {
    const [start, end] = node.range;
    if (!ranges.some(([from, to]) => start <= from && to <= end)) return false;
    const at = node.range.join();
    if (wanted.has(at)) found.set(at, node);
    return true;
  });
  return found;
}

/** Gives every node of a tree that has `start` and `end` its `range` and `parent`, as ESLint does. */
export function completeNodes(root: Node): void {
  const adopt = (child: Node, parent: Node): void => {
    (child as { parent?: Node }).parent = parent;
    stack.push(child);
  };
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { start, end } = node as unknown as { readonly start: number; readonly end: number };
    node.range = [start, end];
    for (const key of visitorKeys[node.type] ?? Object.keys(node).filter((name) => name !== 'parent')) {
      const value = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) adopt(item, node);
      } else if (isNode(value)) adopt(value, node);
    }
  }
}
