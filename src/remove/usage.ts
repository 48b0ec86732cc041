import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';
import type { Range } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import type { PassContext } from './pass.ts';
import { boundIdentifiers } from './statements.ts';

type Node = TSESTree.Node;

/** One name that a file takes from another module. */
export interface Import {
  /** Exported name, `default`, `*` for all of it, or empty for none (`import './x'`). */
  readonly name: string;
  readonly source: string;
  /** The local name; absent where the module is exported on, or loaded by a call. */
  readonly local?: { readonly name: string; readonly range: Range };
  /** `export { a as b } from`: the name it is exported by (`*` for `export * from`). */
  readonly as?: string;
  readonly dynamic?: boolean;
}

/** Everything that a file imports, exports on, requires or mocks. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source.ast, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        if (node.specifiers.length === 0) found.push({ name: '', source: node.source.value });
        for (const s of node.specifiers) found.push({ name: s.type === 'ImportSpecifier' ? nameOf(s.imported) : s.type === 'ImportDefaultSpecifier' ? 'default' : '*', source: node.source.value, local: { name: s.local.name, range: s.local.range } });
        return false;
      case 'ExportAllDeclaration':
        found.push({ name: '*', source: node.source.value, as: node.exported ? nameOf(node.exported) : '*' });
        return false;
      case 'ExportNamedDeclaration':
        if (node.source) for (const s of node.specifiers) found.push({ name: nameOf(s.local), source: node.source.value, as: nameOf(s.exported) });
        return undefined;
      case 'ImportExpression':
        if (node.source.type === 'Literal' && typeof node.source.value === 'string') found.push({ name: '*', source: node.source.value, dynamic: true });
        return undefined;
      case 'TSImportType': {
        const argument = (node as { source?: Node; argument?: Node }).source;
        if (argument?.type === 'Literal' && typeof argument.value === 'string') found.push({ name: '*', source: argument.value, dynamic: true });
        return undefined;
      }
      case 'CallExpression': {
        const [first] = node.arguments;
        const name = node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' ? node.callee.property.name : '';
        if (first?.type === 'Literal' && typeof first.value === 'string' && /^(?:require|mock|doMock|unmock|requireActual|importActual|resolve)$/.test(name)) {
          found.push({ name: name.includes('ock') ? '' : '*', source: first.value, dynamic: true });
        }
        return undefined;
      }
      default: return undefined;
    }
  });
  return found;
}

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '');

/** One name that a module gives away from its own code. */
export interface Export {
  readonly name: string;
  /** The declared identifier, where there is one. */
  readonly local?: Node;
  /** The statement or specifier that exports it. */
  readonly at: Node;
  /** `export default <expression>`. */
  readonly value?: Node;
}

/** What a module exports of its own, by exported name. */
export function exportsOf(source: Source): Export[] {
  const found: Export[] = [];
  for (const node of source.ast.body) {
    if (node.type === 'ExportDefaultDeclaration') {
      const d = node.declaration as Node;
      if ((d.type === 'FunctionDeclaration' || d.type === 'ClassDeclaration' || d.type === 'TSInterfaceDeclaration') && d.id) found.push({ name: 'default', local: d.id, at: node });
      else found.push({ name: 'default', at: node, value: d, ...(d.type === 'Identifier' ? { local: d } : {}) });
    }
    if (node.type === 'TSExportAssignment') found.push({ name: '*', at: node });
    if (node.type !== 'ExportNamedDeclaration' || node.source) continue;
    for (const s of node.specifiers) found.push({ name: nameOf(s.exported), local: s.local, at: s });
    const d = node.declaration as Node | null;
    if (d?.type === 'VariableDeclaration') {
      for (const local of d.declarations.flatMap(({ id }) => boundIdentifiers(id))) found.push({ name: local.name, local, at: node });
    } else if (d && 'id' in d && d.id && (d.id as Node).type === 'Identifier') found.push({ name: (d.id as TSESTree.Identifier).name, local: d.id, at: node });
  }
  return found;
}

/** The exports by which a module gives a variable of its own. */
export const exportsOfVariable = (variable: Variable, { source, variable: variableOf }: Pick<PassContext, 'source' | 'variable'>): Export[] =>
  exportsOf(source).filter(({ local }) => local && variableOf(local) === variable);
