import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, isFunction, lastWordOf, type FunctionNode } from './syntax.ts';

const HOOK = /^use[A-Z]/;
const STORE = /store$/i;

/** The store or hook whose state a function is given: `useFlagStore` of `useFlagStore((state) => …)` and of `useStore(useFlagStore, (state) => …)`. */
export function selectedStore(fn: TSESTree.Node): TSESTree.Node | undefined {
  const call = fn.parent;
  if (!isFunction(fn) || call?.type !== 'CallExpression' || fn.params.length === 0) return undefined;
  const index = call.arguments.indexOf(fn as TSESTree.CallExpressionArgument);
  const store = index === 0 ? bare(call.callee) : index === 1 ? call.arguments[0] : undefined;
  if (store?.type !== 'Identifier' && store?.type !== 'MemberExpression') return undefined;
  const name = lastWordOf(store);
  return STORE.test(name) || (index === 0 && HOOK.test(name)) ? store : undefined;
}

/** Whether something is named as a store whose state can be asked for. */
export const isNamedStore = (store: TSESTree.Node): boolean => STORE.test(lastWordOf(store));

/** The name of the Pinia store that a function is a getter or an action of. */
export function storeAround(fn: FunctionNode, options: RegExp): TSESTree.Node | undefined {
  const group = fn.parent.type === 'Property' ? fn.parent.parent : undefined;
  const option = group?.parent;
  const name = option?.type === 'Property' && option.value === group ? staticName(option.key, option.computed) : undefined;
  const call = name !== undefined && options.test(name) ? option?.parent?.parent : undefined;
  const holder = call?.type === 'CallExpression' && lastWordOf(call.callee) === 'defineStore' ? call.parent : undefined;
  return holder?.type === 'VariableDeclarator' ? holder.id : undefined;
}
