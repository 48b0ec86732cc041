import type { TSESTree } from '@typescript-eslint/types';
import type { Change, Pass, PassContext } from '../pass.ts';
import { listOf } from '../statements.ts';
import { isUsed } from './sweep.ts';

type Node = TSESTree.Node;

/** `const [a, b] = await Promise.all([known, other()])`: what is known need not be waited for. */
export const promiseAll: Pass = {
  name: 'promise-all',
  visit(node, context) {
    if (node.type === 'ExpressionStatement') return ofOne(node, context);
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'ArrayPattern' || node.parent.declarations.length !== 1 || !listOf(node.parent)) return undefined;
    const list = node.init?.type === 'AwaitExpression' ? joined(node.init.argument) : undefined;
    const names = node.id.elements;
    if (!list || names.length > list.length || names.some((n) => n?.type !== 'Identifier')) return undefined;
    const index = list.findIndex((e) => valueOf(e, context) !== undefined);
    if (index >= 0) return without(node, node.id, list, index, context);
    const [name] = names;
    const [only] = list;
    if (!context.marked('tidy', node.range[0]) || list.length !== 1 || names.length !== 1 || !name || !only || !node.init) return undefined;
    const variable = context.variable(name);
    if (variable && !isUsed(variable)) return undefined;
    const { layout } = context;
    const call = (node.init as TSESTree.AwaitExpression).argument;
    return { edits: [...layout.keep(node.id.range, name.range), ...layout.keep(call.range, layout.grouped(only, call.range))] };
  },
};

/** `await Promise.all([only()])` whose result lost its names. */
function ofOne({ expression, range }: TSESTree.ExpressionStatement, { layout, marked }: PassContext): Change | undefined {
  if (!marked('tidy', range[0]) || expression.type !== 'AwaitExpression') return undefined;
  const [only, ...others] = joined(expression.argument) ?? [];
  return only && others.length === 0 ? { edits: layout.keep(expression.argument.range, layout.grouped(only, expression.argument.range)) } : undefined;
}

/** The elements of `Promise.all([…])`. */
function joined(node: Node): Node[] | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed || node.arguments.length !== 1) return undefined;
  const { object, property } = node.callee;
  const [list] = node.arguments;
  if (object.type !== 'Identifier' || object.name !== 'Promise' || property.type !== 'Identifier' || property.name !== 'all' || list?.type !== 'ArrayExpression') return undefined;
  const elements = list.elements.filter((e) => e !== null);
  return elements.length === list.elements.length && elements.every((e) => e.type !== 'SpreadElement') ? elements : undefined;
}

function valueOf(element: Node, context: PassContext): ReturnType<PassContext['known']> {
  const known = context.known(element);
  const value = known?.kind === 'promise' ? known.of : known;
  return value?.kind === 'exact' && context.isPure(element) ? value : undefined;
}

function without(node: TSESTree.VariableDeclarator, pattern: TSESTree.ArrayPattern, list: readonly Node[], index: number, context: PassContext): Change | undefined {
  const { layout } = context;
  const element = list[index]!;
  const value = valueOf(element, context);
  const name = pattern.elements[index];
  if (!value) return undefined;
  const statement = node.parent;
  const keyword = layout.text.slice(statement.range[0], layout.text.indexOf(' ', statement.range[0]));
  if (name && name.type !== 'Identifier') return undefined;
  const line = name ? `${keyword} ${layout.text.slice(name.range[0], name.typeAnnotation ? name.range[1] : name.range[0] + name.name.length)} = ${context.placeholder(value)};\n${layout.indentation(statement.range[0])}` : '';
  if (list.length === 1) return { edits: [{ start: statement.range[0], end: statement.range[1], text: line.trimEnd() || ';' }] };
  const edits = [layout.listItem(list.map((e) => e.range), index)];
  if (line !== '') edits.push({ start: statement.range[0], end: statement.range[0], text: line });
  const names = pattern.elements.filter((e) => e !== null);
  if (name) edits.push(names.length === 1 ? { start: name.range[0], end: name.range[1], text: '' } : layout.listItem(names.map((e) => e.range), names.indexOf(name)));
  return { edits, marks: [{ kind: 'tidy', offset: node.range[0] }, ...(name ? [{ kind: 'candidate' as const, offset: statement.range[0] + keyword.length + 1, name: name.name }] : [])] };
}
