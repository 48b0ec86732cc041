import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, type FunctionNode } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';

type Node = TSESTree.Node;

const CASE = /^(?:it|test|fit|xit|xtest|specify)$/;
const SUITE = /^(?:describe|context|suite|fdescribe|xdescribe)$/;
const HOOK = /^(?:before|after)(?:Each|All)?$|^(?:setup|teardown)$/;

export type BlockKind = 'case' | 'suite' | 'hook';

/** A test case, suite or hook: a call of the test runner that stands as a statement. */
export interface Block {
  readonly kind: BlockKind;
  readonly call: TSESTree.CallExpression;
  readonly statement: TSESTree.ExpressionStatement;
  readonly fn: FunctionNode;
  /** Source text of the title, or nothing. */
  readonly title: string;
  /** It runs once a row of a table, is skipped, or singled out. */
  readonly modified: boolean;
}

/** The name that a callee begins with: `expect` of `expect(a).not.toBe`. */
export function rootName(callee: Node): string {
  const node = bare(callee);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return rootName(node.object);
  if (node.type === 'CallExpression') return rootName(node.callee);
  return node.type === 'TaggedTemplateExpression' ? rootName(node.tag) : '';
}

const kindOf = (name: string): BlockKind | undefined => (CASE.test(name) ? 'case' : SUITE.test(name) ? 'suite' : HOOK.test(name) ? 'hook' : undefined);

/** What a call of the test runner is; undefined for other nodes. */
export function blockOf(node: Node, text: string): Block | undefined {
  if (node.type !== 'CallExpression' || node.parent.type !== 'ExpressionStatement') return undefined;
  const kind = kindOf(rootName(node.callee));
  if (!kind) return undefined;
  const fn = [...node.arguments].reverse().find((a) => isFunction(a));
  const [title] = node.arguments;
  if (!fn || !isFunction(fn)) return undefined;
  const named = title && title !== fn ? text.slice(...title.range) : '';
  return { kind, call: node, statement: node.parent, fn, title: named, modified: node.callee.type !== 'Identifier' };
}

/** The blocks of a kind round a node, innermost first. */
export function blocksRound(node: Node, text: string): Block[] {
  const found: Block[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) {
    const block = blockOf(at, text);
    if (block && block.fn.range[0] <= node.range[0] && node.range[1] <= block.fn.range[1]) found.push(block);
  }
  return found;
}

/** Every block of a tree, outer ones first. */
export function blocksIn(root: Node, text: string): Block[] {
  const found: Block[] = [];
  walk(root, (node) => {
    const block = blockOf(node, text);
    if (block) found.push(block);
  });
  return found;
}

export const inside = (inner: Node, outer: Node): boolean => inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];

/** The statements of a function's block body; none for an expression body. */
export const statementsOf = (fn: FunctionNode): readonly Node[] => (fn.body.type === 'BlockStatement' ? fn.body.body : []);
