import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, isFunction, returnsOf, type FunctionNode } from './syntax.ts';

type Node = TSESTree.Node;

const isNamed = (node: Node | null | undefined, name: string): boolean => node?.type === 'Identifier' && node.name === name;

/** What a method of this name is called on with a function, whose parameters have these names. */
function calledWith(node: Node, method: string): { list: Node; fn: FunctionNode; names: readonly string[]; others: readonly Node[] } | undefined {
  const call = bare(node);
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || staticName(call.callee.property, call.callee.computed) !== method) return undefined;
  const [fn, ...others] = call.arguments;
  if (!fn || !isFunction(fn)) return undefined;
  return { list: call.callee.object, fn, names: fn.params.map((p) => (p.type === 'Identifier' ? p.name : '')), others };
}

/** The list of names out of which an object is made whose members hold their own names: `KEYS.reduce((all, key) => ({ ...all, [key]: key }), {})`, `Object.fromEntries(KEYS.map((key) => [key, key]))`. */
export function mirroredList(call: TSESTree.CallExpression): Node | undefined {
  const [entries] = call.arguments;
  const { callee } = call;
  if (callee.type === 'MemberExpression' && isNamed(callee.object, 'Object') && staticName(callee.property, callee.computed) === 'fromEntries') {
    const mapped = entries && calledWith(entries, 'map');
    const [pair] = mapped ? returnsOf(mapped.fn).map(bare) : [];
    const [name = ''] = mapped?.names ?? [];
    return mapped && pair?.type === 'ArrayExpression' && pair.elements.length === 2 && pair.elements.every((e) => isNamed(e, name)) ? mapped.list : undefined;
  }
  const reduced = calledWith(call, 'reduce');
  const [all = '', name = ''] = reduced?.names ?? [];
  const start = reduced?.others[0] && bare(reduced.others[0]);
  if (!reduced || start?.type !== 'ObjectExpression' || start.properties.length > 0) return undefined;
  const [made, ...others] = returnsOf(reduced.fn).map(bare);
  if (others.length > 0) return undefined;
  if (made?.type === 'ObjectExpression') {
    const [rest, own, ...more] = made.properties;
    const isMirror = rest?.type === 'SpreadElement' && isNamed(rest.argument, all) && own?.type === 'Property' && own.computed && isNamed(own.key, name) && isNamed(own.value, name);
    return isMirror && more.length === 0 ? reduced.list : undefined;
  }
  const [set] = reduced.fn.body.type === 'BlockStatement' && reduced.fn.body.body.length === 2 ? reduced.fn.body.body : [];
  const e = set?.type === 'ExpressionStatement' && set.expression.type === 'AssignmentExpression' && set.expression.operator === '=' ? set.expression : undefined;
  const isMirror = e?.left.type === 'MemberExpression' && e.left.computed && isNamed(e.left.object, all) && isNamed(e.left.property, name) && isNamed(e.right, name);
  return isMirror && isNamed(made, all) ? reduced.list : undefined;
}
