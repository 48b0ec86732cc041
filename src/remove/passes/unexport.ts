import type { TSESTree } from '@typescript-eslint/types';
import type { Pass } from '../pass.ts';
import { dropStatement } from '../statements.ts';
import { getterNames, isPureClass } from '../purity.ts';
import { isUsed } from './sweep.ts';

type Node = TSESTree.Node;

/** Exported declarations that no file uses any more, by this removal. */
export const unexport: Pass = {
  name: 'unexport',
  visit(node, context) {
    if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportDefaultDeclaration' && node.type !== 'ExportSpecifier') return undefined;
    const { layout } = context;
    if (node.type === 'ExportSpecifier') {
      if (!context.marked('candidate', node.range[0])?.unshared) return undefined;
      const statement = node.parent;
      if (statement.specifiers.length === 1) return dropStatement(statement, '', context);
      return { edits: [layout.listItem(statement.specifiers.map((s) => s.range), statement.specifiers.findIndex((s) => s === node))] };
    }
    const declaration = node.declaration as Node | null;
    if (!declaration) return undefined;
    if (declaration.type === 'VariableDeclaration') {
      const dead = declaration.declarations.findIndex((d) => d.id.type === 'Identifier' && context.marked('candidate', d.id.range[0])?.unshared);
      const declarator = declaration.declarations[dead];
      const variable = declarator && context.variable(declarator.id);
      if (!declarator || !variable) return undefined;
      if (isUsed(variable)) return undefined;
      if (declarator.init && !context.isPure(declarator.init)) return undefined;
      return declaration.declarations.length === 1 ? dropStatement(node, '', context) : { edits: [layout.listItem(declaration.declarations.map((d) => d.range), dead)] };
    }
    const id = 'id' in declaration ? (declaration.id as Node | null) : undefined;
    const offset = node.type === 'ExportDefaultDeclaration' ? node.range[0] : id?.range[0];
    if (offset === undefined || !context.marked('candidate', offset)?.unshared) return undefined;
    const variable = id ? context.variable(id) : undefined;
    if (variable && isUsed(variable)) return undefined;
    if (declaration.type === 'ClassDeclaration' && !isPureClass(declaration, getterNames(context.source.ast))) return undefined;
    if (node.type === 'ExportDefaultDeclaration' && !/Declaration$|^Identifier$/.test(declaration.type) && !context.isPure(declaration)) return undefined;
    return dropStatement(node, '', context);
  },
};
