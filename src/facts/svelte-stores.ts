import type { TSESTree } from '@typescript-eslint/types';
import { importOf, type Bindings } from './bindings.ts';

type Node = TSESTree.Node;

/** Tells stores of Svelte from their values, by what they are given to. */
export function createSvelteStores(bindings: Bindings) {
  /** The function of `svelte/store` that an expression is given to, by itself or in a list, and its call. */
  function givenTo(node: Node): { name: string; call: TSESTree.CallExpression } | undefined {
    const given = node.parent?.type === 'ArrayExpression' ? node.parent : node;
    const call = given.parent;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.arguments[0] !== given) return undefined;
    const from = importOf(bindings.variableOf(call.callee)?.defs[0]);
    return from?.source === 'svelte/store' ? { name: from.name, call } : undefined;
  }

  return {
    /** What gives a store's value where a store is named: `get(store)`. */
    asked(node: Node): Node {
      const to = givenTo(node);
      return to?.name === 'get' ? to.call : node;
    },
    /** Whether a name stands for a store rather than for its value. */
    isStore(node: Node): boolean {
      const to = givenTo(node);
      return to !== undefined && to.name !== 'get';
    },
  };
}
