import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';

/** Lists that typescript-eslint's scopes look into without asking, and that parsers of plain JavaScript leave out. */
function listsOf(node: TSESTree.Node): readonly string[] {
  switch (node.type) {
    case 'ClassDeclaration': case 'ClassExpression': return ['decorators', 'implements'];
    case 'MethodDefinition': case 'PropertyDefinition': case 'AccessorProperty': return ['decorators'];
    case 'ImportDeclaration': case 'ExportNamedDeclaration': case 'ExportAllDeclaration': return ['attributes'];
    default: return [];
  }
}

/** Gives the nodes of another parser's tree the empty lists that typescript-eslint's have; other rules do not see them. */
export function completeTree(ast: TSESTree.Program): void {
  const complete = (node: TSESTree.Node, name: string): void => {
    if (!Array.isArray((node as unknown as Record<string, unknown>)[name])) Object.defineProperty(node, name, { value: [], enumerable: false, configurable: true, writable: true });
  };
  walk(ast, (node) => {
    for (const name of listsOf(node)) complete(node, name);
    if (isFunction(node)) for (const parameter of node.params) complete(parameter, 'decorators');
  });
}
