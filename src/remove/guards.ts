import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import type { Range } from '../facts/types.ts';
import { within } from './edits.ts';

type Node = TSESTree.Node;

/** The expression with the optional chain and the type notations that only wrap it. */
export function outermost(node: Node): Node {
  let at = node;
  while (at.parent && (at.parent.type === 'ChainExpression' || at.parent.type === 'TSNonNullExpression')) at = at.parent;
  return at;
}

/**
 * A read with the guards before it that its value makes needless. One that is off is off behind any guard of what it is taken from; one that is
 * on only behind that of the flags themselves: `flags && flags.newNav` says what `flags?.newNav` does, `user && user.has('new-nav')` asks for a user too.
 */
export function withGuards(read: Node, isOn: boolean, { text, comments }: Source): Range | undefined {
  const written = (node: Node): string => text.slice(...node.range).replaceAll(/\s|[?!](?=[.)]|$)/g, '');
  const receivers = new Set((isOn ? receiversOf(read, false).slice(0, 1) : receiversOf(read, true)).map(written));
  let found: Range | undefined;
  for (let at = outermost(read); at.parent?.type === 'LogicalExpression' && at.parent.operator === '&&' && at.parent.right === at; at = at.parent) {
    const { left, range } = at.parent;
    if (!operandsOf(left).every((operand) => receivers.has(written(operand))) || comments.some((c) => within(c.range, range))) break;
    found = range;
  }
  return found;
}

const operandsOf = (node: Node): Node[] => (node.type === 'LogicalExpression' && node.operator === '&&' ? [...operandsOf(node.left), ...operandsOf(node.right)] : [node]);

/** What a read is taken from, and what that is taken from: `a.flags` and `a` of `a.flags.newNav`; nothing that is called or computed. */
function receiversOf(read: Node, called: boolean): Node[] {
  const node = read.type === 'ChainExpression' ? read.expression : read;
  const member = called && node.type === 'CallExpression' ? node.callee : node;
  if (member.type !== 'MemberExpression') return [];
  const paths: Node[] = [];
  for (let at: Node = member.object; ; at = at.object) {
    paths.push(at);
    if (at.type !== 'MemberExpression') return at.type === 'Identifier' || at.type === 'ThisExpression' ? paths : [];
    if (at.computed) return [];
  }
}
