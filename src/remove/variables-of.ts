import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';

const known = new WeakMap<Source, ReadonlyMap<TSESTree.Node, Variable>>();

/** The variable that each identifier of a file declares or refers to. */
export function variablesOf(source: Source): ReadonlyMap<TSESTree.Node, Variable> {
  const variables = known.get(source) ?? listVariables(source);
  known.set(source, variables);
  return variables;
}

function listVariables(source: Source): ReadonlyMap<TSESTree.Node, Variable> {
  const variables = new Map<TSESTree.Node, Variable>();
  for (const scope of source.scopes.scopes) {
    for (const variable of scope.variables) {
      for (const id of variable.identifiers) if (!variables.has(id)) variables.set(id, variable);
      for (const reference of variable.references) variables.set(reference.identifier, variable);
    }
  }
  return variables;
}
