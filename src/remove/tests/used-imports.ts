import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../../facts/source.ts';
import { bare, isFunction } from '../../facts/syntax.ts';
import { exportsOf, importsOf } from '../usage.ts';
import { inside } from './structure.ts';

type Node = TSESTree.Node;

/** Whether what runs of a module, when it is loaded or by these exported names, uses what it imports from another; what it loads by calls or exports on counts as used. */
export function usesImport(source: Source, names: ReadonlySet<string>, isFrom: (source: string) => boolean): boolean {
  if (names.has('*') || names.has('') || importsOf(source).some((i) => !i.local && isFrom(i.source))) return true;
  const { body } = source.ast;
  const variables = source.scopes.scopes.flatMap((s) => (s.type === 'module' || s.type === 'global' ? s.variables : []));
  const exported = exportsOf(source).filter((e) => names.has(e.name));
  const runs = new Set<Node>(body.filter((s) => s.type !== 'ImportDeclaration' && !isDeclaration(s)));
  const stands = (node: Node): Node | undefined => body.find((s) => inside(node, s));
  for (const { local, at } of exported) for (const node of [at, ...(local ? [local] : [])]) { const statement = stands(node); if (statement) runs.add(statement); }
  const usedIn = (statement: Node): Variable[] => variables.filter((v) => v.references.some((r) => inside(r.identifier, statement)));
  for (const statement of runs) {
    for (const variable of usedIn(statement)) {
      for (const { node, parent } of variable.defs) {
        const from = parent?.type === 'ImportDeclaration' ? parent.source.value : undefined;
        if (from !== undefined && isFrom(from)) return true;
        const declared = from === undefined ? stands(node) : undefined;
        if (declared) runs.add(declared);
      }
    }
  }
  return false;
}

/** Whether a statement only declares: nothing of it runs before it is asked for. */
function isDeclaration(statement: Node): boolean {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration ? isDeclaration(statement.declaration) : statement.source === null;
  if (statement.type === 'ExportDefaultDeclaration') return isFunction(statement.declaration) || statement.declaration.type === 'Identifier';
  if (statement.type === 'VariableDeclaration') return statement.declarations.every(({ id, init }) => id.type === 'Identifier' && init !== null && (isFunction(bare(init)) || bare(init).type === 'Literal'));
  return statement.type === 'FunctionDeclaration' || statement.type.startsWith('TS');
}
