import type { Definition } from '@typescript-eslint/scope-manager';
import { DefinitionType } from './definition-type.ts';
import { bare, isFunction, type FunctionNode } from './syntax.ts';

/** The function that a name is defined as: a declaration, or the initial value of a variable. */
export function definedFunction(definition: Definition | undefined): FunctionNode | undefined {
  const node = definition?.type === DefinitionType.FunctionName ? definition.node : definition?.type === DefinitionType.Variable && definition.node.init ? bare(definition.node.init) : undefined;
  return node && isFunction(node) ? node : undefined;
}
