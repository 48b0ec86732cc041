import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import { isTruthy } from '../known.ts';
import type { Change, Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

const CLASS_JOINERS = /^(?:classnames(?:\/.*)?|clsx(?:\/.*)?|tailwind-merge|cx)$/;

/** Spreads that the flag alone explained: `...(known ? [a] : [])`, `...(known && { a })`; parts of class names that are off. */
export const spread: Pass = {
  name: 'spread',
  visit(node, context) {
    if (node.type === 'SpreadElement') return ofSpread(node, context);
    if (node.type === 'CallExpression' && joinsClasses(node, context)) return ofClasses(node, context);
    return undefined;
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
  if (!context.marked('tidy', node.range[0]) || layout.commentsIn(node.range).length > 0) return undefined;
  const { argument } = node;
  const inner: readonly (Node | null)[] | undefined = parent.type === 'ArrayExpression' && argument.type === 'ArrayExpression' ? argument.elements : parent.type === 'ObjectExpression' && argument.type === 'ObjectExpression' ? argument.properties : undefined;
  if (!inner || inner.includes(null)) return undefined;
  if (inner.some((p) => p?.type === 'Property' && (p.kind !== 'init' || p.computed || (p.key.type === 'Identifier' && p.key.name === '__proto__') || (p.key.type === 'Literal' && p.key.value === '__proto__')))) return undefined;
  const first = inner[0];
  const last = inner.at(-1);
  if (!first || !last) return remove();
  const range: Range = [layout.grouped(first, argument.range)[0], layout.grouped(last, argument.range)[1]];
  return { edits: layout.keep(node.range, range) };
}

function joinsClasses(node: TSESTree.CallExpression, context: PassContext): boolean {
  const def = node.callee.type === 'Identifier' ? context.variable(node.callee)?.defs[0] : undefined;
  return def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' && CLASS_JOINERS.test(def.parent.source.value);
}

function ofClasses(node: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const { layout } = context;
  for (const [i, argument] of node.arguments.entries()) {
    const value = context.known(argument);
    const drop = (): Change => ({ edits: [layout.listItem(node.arguments.map((a) => a.range), i)] });
    if (value?.kind === 'exact' && (!value.value || value.value === true)) return drop();
    if (argument.type !== 'ObjectExpression') continue;
    const off = argument.properties.findIndex((p) => p.type === 'Property' && !p.computed && isOff(p.value, context));
    if (off < 0) continue;
    return argument.properties.length === 1 ? drop() : { edits: [layout.listItem(argument.properties.map((p) => p.range), off)] };
  }
  return undefined;
}

const isOff = (node: Node, context: PassContext): boolean => {
  const value = context.known(node);
  return value?.kind === 'exact' && !isTruthy(value);
};
