import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { bare, isFunction, soleReturn } from './syntax.ts';

type Node = TSESTree.Node;

const RETURNS = /^mock(?:Return|Resolved)Value(?:Once)?$/;
const IMPLEMENTS = /^mockImplementation(?:Once)?$/;

/** A function that a test replaces, or its name in an object (`vi.spyOn(flags, 'useFlags')`), and what it is made to return: `vi.mocked(useFlags).mockReturnValue({ newNav: true })`. */
export function mockedReturn(node: TSESTree.CallExpression): { readonly fn: Node; readonly member?: string; readonly value: Node } | undefined {
  const callee = bare(node.callee);
  const [argument] = node.arguments;
  if (callee.type !== 'MemberExpression' || !argument) return undefined;
  const name = staticName(callee.property, callee.computed) ?? '';
  const implementation = IMPLEMENTS.test(name) && isFunction(argument) ? soleReturn(argument) : undefined;
  const value = RETURNS.test(name) ? argument : implementation;
  const object = bare(callee.object);
  const [fn = object, spied] = object.type === 'CallExpression' ? object.arguments : [];
  const member = object.type === 'CallExpression' && isSpy(object.callee) && spied?.type === 'Literal' && typeof spied.value === 'string' ? spied.value : undefined;
  return value ? { fn, value, ...(member === undefined ? {} : { member }) } : undefined;
}

const isSpy = (callee: Node): boolean => callee.type === 'MemberExpression' && staticName(callee.property, callee.computed) === 'spyOn';

/** The call that a chain of a mock's own methods begins with, each of which gives the mock: `vi.mocked(f).mockReturnValue(1).mockName('f')`. */
function beginning(node: Node): Node {
  const callee = node.type === 'CallExpression' ? bare(node.callee) : undefined;
  const isOwn = callee?.type === 'MemberExpression' && /^mock[A-Z]/.test(staticName(callee.property, callee.computed) ?? '');
  return isOwn ? beginning(bare(callee.object)) : node;
}

/** The function behind a name that a test gave its mock: `const mockFlags = vi.mocked(useFlags)`. */
export function mockedFunction(fn: Node, bindings: Bindings): Node {
  const variable = fn.type === 'Identifier' ? bindings.variableOf(fn) : undefined;
  const sole = variable && bindings.soleValue(variable);
  const call = sole && sole.steps.length === 0 ? beginning(bare(sole.from)) : undefined;
  if (call?.type !== 'CallExpression') return fn;
  const callee = bare(call.callee);
  const name = callee.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : callee.type === 'Identifier' ? callee.name : undefined;
  return name === 'mocked' ? (call.arguments[0] ?? fn) : fn;
}
