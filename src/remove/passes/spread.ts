import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../../facts/syntax.ts';
import type { Range } from '../../facts/types.ts';
import type { Change, Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** Spreads that the flag alone explained: `...(known ? [a] : [])`, `...(known && { a })`, and those of attributes. */
export const spread: Pass = {
  name: 'spread',
  visit(node, context) {
    if (node.type === 'JSXSpreadAttribute') return ofAttributes(node, context);
    return node.type === 'SpreadElement' ? ofSpread(node, context) : undefined;
  },
};

function ofSpread(node: TSESTree.SpreadElement, context: PassContext): Change | undefined {
  const parent = node.parent as Node;
  const { layout } = context;
  const items: readonly (Node | null)[] = parent.type === 'ArrayExpression' ? parent.elements : parent.type === 'ObjectExpression' ? parent.properties : isCalled(parent) ? parent.arguments : [];
  if (items.length === 0 || items.includes(null)) return undefined;
  const remove = (): Change => ({ edits: [layout.listItem((items as Node[]).map((i) => i.range), items.indexOf(node))] });
  const value = context.known(node.argument);
  if (parent.type === 'ObjectExpression' && value?.kind === 'exact' && (!value.value || value.value === true)) return remove();
  if (!context.marked('tidy', node.range[0])) return undefined;
  const argument = bare(node.argument);
  const inner: readonly (Node | null)[] | undefined = parent.type !== 'ObjectExpression' && argument.type === 'ArrayExpression' ? argument.elements : parent.type === 'ObjectExpression' && argument.type === 'ObjectExpression' ? argument.properties : undefined;
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

const isCalled = (node: Node): node is TSESTree.CallExpression | TSESTree.NewExpression => node.type === 'CallExpression' || node.type === 'NewExpression';

/** `<A {...(known && { a })} />`: nothing, or attributes of their own. */
function ofAttributes(node: TSESTree.JSXSpreadAttribute, context: PassContext): Change | undefined {
  const { layout } = context;
  const argument = bare(node.argument);
  const value = context.known(node.argument);
  const isNothing = value?.kind === 'exact' ? typeof value.value !== 'object' || value.value === null : argument.type === 'ObjectExpression' && argument.properties.length === 0 && context.marked('tidy', node.range[0]) !== undefined;
  if (layout.commentsIn(node.range).length > 0) return undefined;
  if (isNothing) return { edits: [{ start: layout.tokenBefore(node.range[0]), end: node.range[1], text: '' }] };
  if (argument.type !== 'ObjectExpression' || !context.marked('tidy', node.range[0])) return undefined;
  const written = argument.properties.map((property) => attribute(property, context));
  const names = [...node.parent.attributes.filter((a) => a.type === 'JSXAttribute').map(({ name }) => name), ...argument.properties.flatMap((p) => (p.type === 'Property' ? p.key : []))].map((name) => layout.text.slice(...name.range).replaceAll(/["']/g, ''));
  if (written.includes(undefined) || new Set(names).size < names.length) return undefined;
  const gap = layout.startsLine(node.range[0]) ? `\n${layout.indentation(node.range[0])}` : ' ';
  return { edits: [{ start: node.range[0], end: node.range[1], text: written.join(gap) }] };
}

/** A property of an object as an attribute; undefined where it can not be one. */
function attribute(property: TSESTree.ObjectExpression['properties'][number], { layout }: PassContext): string | undefined {
  if (property.type === 'SpreadElement') return `{${layout.text.slice(...property.range)}}`;
  const { key, value } = property;
  const name = property.computed ? '' : key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
  if (property.kind !== 'init' || property.method || !/^[A-Za-z_$][\w$-]*$/.test(name) || name === '__proto__' || layout.isMultiLine(value.range)) return undefined;
  if (value.type === 'Literal' && value.value === true) return name;
  const text = layout.text.slice(...layout.grouped(value, property.range));
  return value.type === 'Literal' && typeof value.value === 'string' && /^[^"'&\\\n]*$/.test(value.value) && /^(["'])[^\\]*\1$/.test(text) ? `${name}="${value.value}"` : `${name}={${text}}`;
}
