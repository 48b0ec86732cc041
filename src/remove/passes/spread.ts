import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../../facts/syntax.ts';
import type { Range } from '../../facts/types.ts';
import { isTruthy } from '../known.ts';
import type { Called, Change, Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

const CLASS_JOINERS = /^(?:classnames(?:\/.*)?|clsx(?:\/.*)?|tailwind-merge|cx)$/;

/** Spreads that the flag alone explained: `...(known ? [a] : [])`, `...(known && { a })`; parts of class names that are off. */
export const spread: Pass = {
  name: 'spread',
  visit(node, context) {
    if (node.type === 'SpreadElement') return ofSpread(node, context);
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
    const change = ofClasses(node, context);
    return change && joinsClasses(node, context) ? change : undefined;
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

function joinsClasses(node: TSESTree.CallExpression, context: PassContext, depth = 0): boolean {
  if (node.callee.type !== 'Identifier' || depth > 4) return false;
  const def = context.variable(node.callee)?.defs[0];
  if (def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' && CLASS_JOINERS.test(def.parent.source.value)) return true;
  const found = context.functionOf(node.callee);
  return found !== undefined && handsClassesOn(found, depth + 1);
}

/** `(...inputs) => twMerge(clsx(inputs))`: a function that only hands its arguments to one that joins class names. */
function handsClassesOn({ fn, context }: Called, depth: number): boolean {
  const [rest, ...others] = fn.params;
  const body = fn.body?.type === 'BlockStatement' ? fn.body.body : [fn.body];
  const [only] = body;
  let value: Node | null | undefined = only?.type === 'ReturnStatement' ? only.argument : only;
  if (rest?.type !== 'RestElement' || rest.argument.type !== 'Identifier' || others.length > 0 || body.length > 1) return false;
  while (value?.type === 'CallExpression' && value.arguments.length === 1 && joinsClasses(value, context, depth)) {
    const [argument]: readonly Node[] = value.arguments;
    value = argument?.type === 'SpreadElement' ? argument.argument : argument;
    if (value?.type === 'Identifier') return value.name === rest.argument.name;
  }
  return false;
}

function ofClasses(node: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const { layout } = context;
  for (const [i, argument] of node.arguments.entries()) {
    const value = context.known(argument);
    const drop = (): Change => ({ edits: node.arguments.length === 1 ? [{ start: node.range[0], end: node.range[1], text: context.placeholder({ kind: 'exact', value: '' }) }] : [layout.listItem(node.arguments.map((a) => a.range), i)] });
    if (value?.kind === 'exact' && (!value.value || value.value === true)) return drop();
    if (argument.type !== 'ObjectExpression') continue;
    const off = argument.properties.findIndex((p) => p.type === 'Property' && (!p.computed || context.isPure(p.key)) && isOff(p.value, context));
    if (off < 0) continue;
    return argument.properties.length === 1 ? drop() : { edits: [layout.listItem(argument.properties.map((p) => p.range), off)] };
  }
  return undefined;
}

const isOff = (node: Node, context: PassContext): boolean => {
  const value = context.known(node);
  return value?.kind === 'exact' && !isTruthy(value);
};
