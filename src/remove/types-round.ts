import type { TSESTree } from '@typescript-eslint/types';

type Node = TSESTree.Node;

/** Type annotations of the variables, calls and inner functions that a part of an object literal goes through on its way to where the object is used. */
export function typesRound(value: Node, fn?: Node): Node[] {
  const types: Node[] = [];
  for (let at: Node | undefined = value.parent; at && at !== fn; at = at.parent) {
    switch (at.type) {
      case 'TSAsExpression': case 'TSSatisfiesExpression': types.push(at.typeAnnotation); break;
      case 'ArrowFunctionExpression': case 'FunctionExpression': if (at.returnType) types.push(at.returnType); break;
      case 'FunctionDeclaration': return at.returnType ? [...types, at.returnType] : types;
      case 'CallExpression': types.push(...(at.typeArguments?.params ?? [])); break;
      case 'VariableDeclarator': return at.id.typeAnnotation ? [...types, at.id.typeAnnotation] : types;
      case 'Property': case 'ObjectExpression': case 'ReturnStatement': case 'BlockStatement': break;
      default: return types;
    }
  }
  return types;
}
