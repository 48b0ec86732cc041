import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../../facts/bindings.ts';
import { isTruthy } from '../known.ts';
import type { Called, Change, Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

const CLASS_JOINERS = /^(?:classnames(?:\/.*)?|clsx(?:\/.*)?|tailwind-merge|cx)$/;
/** Of these the ones that make a text of texts by putting a space between them. */
const PLAIN_JOINERS = /^(?:classnames|clsx(?:\/lite)?)$/;

/** Class names that a function joins: `cx('a', known && 'b', { c: known })`; names alone are one text. */
export const classes: Pass = {
  name: 'classes',
  visit(node, context) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
    const change = ofClasses(node, context);
    if (change) return joinsClasses(node, context) ? change : undefined;
    return context.marked('given', node.range[0]) ? asText(node, context) : undefined;
  },
};

/** `cx('a', 'b')` is `'a b'`. */
function asText(node: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const texts = node.arguments.map((a) => (a.type === 'Literal' && typeof a.value === 'string' && a.value !== '' && !/["'\\]/.test(a.value) ? a : undefined));
  const [first] = texts;
  if (!first || texts.includes(undefined) || !PLAIN_JOINERS.test(moduleOf(node.callee, context)) || context.layout.commentsIn(node.range).length > 0) return undefined;
  const quote = first.raw.charAt(0);
  const { parent } = node;
  return {
    edits: [{ start: node.range[0], end: node.range[1], text: `${quote}${texts.map((t) => t?.value).join(' ')}${quote}` }],
    marks: parent.type === 'JSXExpressionContainer' || parent.type === 'TemplateLiteral' ? [{ kind: 'tidy', offset: parent.type === 'JSXExpressionContainer' ? parent.range[0] : node.range[0] }] : [],
  };
}

/** The class of an object that is on, where it comes first: `{ a: known, b: c }` is `'a', { b: c }`. */
function named(object: TSESTree.ObjectExpression, { arguments: [first] }: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const [property, next] = object.properties;
  if (property?.type !== 'Property' || property.computed || property.shorthand || property.method || context.layout.commentsIn(object.range).length > 0) return undefined;
  const value = context.known(property.value);
  const name = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? property.key.value : undefined;
  if (value?.kind !== 'exact' || !isTruthy(value) || typeof name !== 'string' || name === '' || /^\d+$|["'\\]/.test(name) || object.properties.some((p) => p !== property && p.type === 'Property' && staticName(p.key, p.computed) === name)) return undefined;
  const quote = /^["']/.exec(context.layout.text.slice(...(property.key.type === 'Literal' ? property.key.range : (first?.range ?? object.range))))?.[0] ?? "'";
  const text = `${quote}${name}${quote}`;
  const marks = [{ kind: 'given' as const, offset: object.parent.range[0] }];
  if (!next) return { edits: [{ start: object.range[0], end: object.range[1], text }], marks };
  return { edits: [{ start: object.range[0], end: object.range[0], text: `${text}, ` }, context.layout.listItem(object.properties.map((p) => p.range), 0)], marks };
}

/** The module that a name is imported from. */
function moduleOf(name: Node, context: PassContext): string {
  const def = context.variable(name)?.defs[0];
  return def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' ? def.parent.source.value : '';
}

function joinsClasses(node: TSESTree.CallExpression, context: PassContext, depth = 0): boolean {
  if (node.callee.type !== 'Identifier' || depth > 4) return false;
  if (CLASS_JOINERS.test(moduleOf(node.callee, context))) return true;
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
    const drop = (): Change => ({ marks: [{ kind: 'given', offset: node.range[0] }], edits: node.arguments.length === 1 ? [{ start: node.range[0], end: node.range[1], text: context.placeholder({ kind: 'exact', value: '' }) }] : [layout.listItem(node.arguments.map((a) => a.range), i)] });
    if (value?.kind === 'exact' && (!value.value || value.value === true)) return drop();
    if (argument.type !== 'ObjectExpression') continue;
    const on = named(argument, node, context);
    if (on) return on;
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
