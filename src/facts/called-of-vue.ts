import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { importedName } from './bindings.ts';
import { DefinitionType } from './definition-type.ts';

type Node = TSESTree.Node;

/** Vue and Pinia, and what hands on their functions. */
export const VUE = /^(?:vue|pinia|vue-demi|#imports|@vue\/.+|@nuxt\/.+|@nuxtjs\/composition-api)$/;

/** Which function of Vue or Pinia is called; Nuxt's are imported by no one. */
export function calledOfVue(callee: Node, variableOf: (name: Node) => Variable | undefined): string | undefined {
  if (callee.type !== 'Identifier') return undefined;
  const definition = variableOf(callee)?.defs[0];
  if (!definition) return callee.name;
  const isImported = definition.type === DefinitionType.ImportBinding && definition.parent.type === 'ImportDeclaration' && VUE.test(definition.parent.source.value);
  return isImported && definition.node.type !== 'TSImportEqualsDeclaration' ? importedName(definition.node) : undefined;
}
