import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import type { Origin } from './origins.ts';
import { bare, lastWordOf } from './syntax.ts';

type Node = TSESTree.Node;

/** What is asked of a list, by a function of a utility: `_.includes(features, 'x')` asks as `features.includes('x')` does. */
export interface ListCall {
  readonly list: Node;
  readonly name: string;
  readonly args: readonly Node[];
}

const UTILITIES = /^(?:lodash(?:-es)?|underscore|es-toolkit\/compat)(?:[./](\w+))?$/;
const LIST_LAST = /^(?:lodash\/fp|ramda)(?:\/(?:src|es|dist))?(?:\/(\w+))?$/;
/** What functions of utilities are called as methods of lists. */
export const METHODS: Readonly<Record<string, string>> = {
  includes: 'includes', contains: 'includes', include: 'includes', some: 'some', any: 'some', find: 'find', detect: 'find', filter: 'filter', findIndex: 'findIndex', indexOf: 'indexOf',
};

/** The list that a utility asks, as its own method would; `of` tells where callees come from. */
export function askedList({ callee, arguments: args }: TSESTree.CallExpression, of: (node: Node) => readonly Origin[]): ListCall | undefined {
  const [first, second, ...others] = args;
  if (!first || !second || others.length > 1 || first.type === 'SpreadElement' || !Object.hasOwn(METHODS, lastWordOf(callee))) return undefined;
  for (const { root, source, path } of of(callee)) {
    if (root !== 'import' || source === undefined) continue;
    const [last, match] = [LIST_LAST.exec(source), UTILITIES.exec(source)];
    const name = METHODS[path.replace(/^default(?:\.|$)/, '') || ((last ?? match)?.[1] ?? '')];
    if ((last ?? match) && name !== undefined) return last ? { list: second, name, args: [first] } : { list: first, name, args: args.slice(1) };
  }
  return undefined;
}

/** What `partial` of a utility makes a function of, and the arguments that are given to it for good. */
export function partlyApplied({ callee, arguments: [fn, ...given] }: TSESTree.CallExpression, of: (node: Node) => readonly Origin[]): { readonly callee: Node; readonly args: readonly Node[] } | undefined {
  if (!fn || lastWordOf(callee) !== 'partial') return undefined;
  const from = of(callee).flatMap(({ root, source, path }) => (root === 'import' && source !== undefined && /^(?:default\.)?partial$/.test(path) ? [source] : []));
  const [list] = given;
  if (from.some((source) => LIST_LAST.test(source))) return list?.type === 'ArrayExpression' ? { callee: fn, args: list.elements.filter((e) => e !== null) } : undefined;
  return from.some((source) => UTILITIES.test(source)) ? { callee: fn, args: given } : undefined;
}

/** The list that another one is made of by `map`. */
export function mappedList(expression: Node): Node | undefined {
  const node = bare(expression);
  const callee = node.type === 'CallExpression' ? bare(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && staticName(callee.property, callee.computed) === 'map' ? callee.object : undefined;
}
