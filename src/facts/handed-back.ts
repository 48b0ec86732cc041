import { objectMethod, type Bindings } from './bindings.ts';
import { bare, isFunction, returnsOf, type FunctionNode } from './syntax.ts';
import type { TSESTree } from '@typescript-eslint/types';

type Node = TSESTree.Node;

/** Which of its arguments a function gives back. */
export interface HandedBack {
  readonly index: number;
  /** It does nothing to it that could change what an object holds. */
  readonly isUntouched: boolean;
}

/** The argument of `Object.freeze(x)` and `Object.seal(x)`, which give it back. */
export function frozen(node: Node): Node | undefined {
  return node.type === 'CallExpression' && /^(?:freeze|seal)$/.test(objectMethod(node) ?? '') ? node.arguments[0] : undefined;
}

/** The argument that a function gives back, whatever it does besides: `defineFlags(flags) { return flags; }`. */
export function handedBack(fn: FunctionNode, bindings: Bindings): HandedBack | undefined {
  if (fn.async || fn.generator) return undefined;
  const returned = returnsOf(fn).map((node) => bare(frozen(bare(node)) ?? node));
  const [first] = returned;
  const variable = first?.type === 'Identifier' ? bindings.variableOf(first) : undefined;
  const index = fn.params.findIndex((parameter) => variable?.defs[0]?.name === parameter);
  if (!variable || index < 0 || variable.references.some((reference) => reference.isWrite()) || returned.some((node) => bindings.variableOf(node) !== variable)) return undefined;
  return { index, isUntouched: variable.references.every(({ identifier }) => isLookedAt(identifier)) };
}

/** Whether a use of an object leaves it as it is: it is returned, frozen, listed or asked for a member. */
function isLookedAt(identifier: Node): boolean {
  let node = identifier;
  while (node.parent && bare(node.parent) === identifier) node = node.parent;
  const { parent } = node;
  if (!parent) return false;
  return parent.type === 'ReturnStatement' || isFunction(parent) || /^(?:freeze|seal|keys|values|entries)$/.test(objectMethod(parent) ?? '');
}
