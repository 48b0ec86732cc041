import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../../facts/syntax.ts';
import type { Range } from '../../facts/types.ts';
import type { Change, Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** Spreads that the flag alone explained: `...(known ? [a] : [])`, `...(known && { a })`. */
export const spread: Pass = {
  name: 'spread',
  visit(node, context) {
    return node.type === 'SpreadElement' ? ofSpread(node, context) : undefined;
  },
};

function ofSpread(node: TSESTree.SpreadElement, context: PassContext): Change | undefined {
  const parent = node.parent as Node;
  const { layout } = context;
  const items: readonly (Node | null)[] = parent.type === 'ArrayExpression' ? parent.elements : parent.type === 'ObjectExpression' ? parent.properties : [];
  if (items.length === 0 || items.includes(null)) return undefined;
  const remove = (): Change => ({ edits: [layout.listItem((items as Node[]).map((i) => i.range), items.indexOf(node))] });
  const value = context.known(node.argument);
  if (parent.type === 'ObjectExpression' && value?.kind === 'exact' && (!value.value || value.value === true)) return remove();
  if (!context.marked('tidy', node.range[0])) return undefined;
  const argument = bare(node.argument);
  const inner: readonly (Node | null)[] | undefined = parent.type === 'ArrayExpression' && argument.type === 'ArrayExpression' ? argument.elements : parent.type === 'ObjectExpression' && argument.type === 'ObjectExpression' ? argument.properties : undefined;
  if (!inner || inner.includes(null)) return undefined;
  if (inner.some((p) => p?.type === 'Property' && (p.kind !== 'init' || p.computed || (p.key.type === 'Identifier' && p.key.name === '__proto__') || (p.key.type === 'Literal' && p.key.value === '__proto__')))) return undefined;
  const first = inner[0];
  const last = inner.at(-1);
  if (!first || !last) return remove();
  const lead = layout.commentsIn([argument.range[0], first.range[0]])[0]?.range[0];
  const range: Range = [lead ?? layout.grouped(first, argument.range)[0], layout.grouped(last, argument.range)[1]];
  if (layout.commentsIn(node.range).length > layout.commentsIn(range).length) return undefined;
  return { edits: layout.keep(node.range, range) };
}
