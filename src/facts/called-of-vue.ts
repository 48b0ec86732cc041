import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { importOf } from './bindings.ts';

type Node = TSESTree.Node;

/** Vue and Pinia, and what hands on their functions. */
export const VUE = /^(?:vue|pinia|vue-demi|#imports|@vue\/.+|@nuxt\/.+|@nuxtjs\/composition-api)$/;

/** Which function of Vue or Pinia is called; Nuxt's are imported by no one. */
export function calledOfVue(callee: Node, variableOf: (name: Node) => Variable | undefined): string | undefined {
  if (callee.type !== 'Identifier') return undefined;
  const definition = variableOf(callee)?.defs[0];
  if (!definition) return callee.name;
  const from = importOf(definition);
  return from && VUE.test(from.source) ? from.name : undefined;
}
