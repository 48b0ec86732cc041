import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/types';
import type * as Oxc from 'oxc-parser';
import { walk } from '../facts/walk.ts';

const require = createRequire(import.meta.url);

const typesOnly = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
]);
const notErasable = new Set([
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSParameterProperty',
  'TSImportEqualsDeclaration',
  'TSExportAssignment',
]);

/** Turns a TypeScript module's types into spaces, so that what is left runs; throws a `SyntaxError` for code that types alone do not explain. */
export function stripTypes(file: string, text: string): string {
  const { parseSync } = require('oxc-parser') as typeof Oxc;
  const { program, errors } = parseSync(file, text, { astType: 'ts', range: true, preserveParens: false, lang: 'ts' });
  if (errors[0]) throw new SyntaxError(errors[0].message);
  let code = text;
  const blank = (start: number, end: number): void => {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\r\n]/g, ' ') + code.slice(end);
  };
  walk(program as unknown as TSESTree.Program, (node) => {
    if (notErasable.has(node.type))
      throw new SyntaxError(`${node.type} cannot be run by this Node; write the configuration without it`);
    if (typesOnly.has(node.type)) {
      blank(...node.range);
      return false;
    }
    if (node.type === 'ImportDeclaration' && node.importKind === 'type') blank(...node.range);
    if (node.type === 'ExportNamedDeclaration' && node.exportKind === 'type') blank(...node.range);
    if (node.type === 'ImportSpecifier' && node.importKind === 'type') {
      const comma = /^\s*,/.exec(text.slice(node.range[1]))?.[0].length ?? 0;
      blank(node.range[0], node.range[1] + comma);
    }
    if (node.type === 'Identifier' && node.optional)
      blank(node.range[0] + node.name.length, node.range[0] + node.name.length + 1);
    if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' || node.type === 'TSNonNullExpression')
      blank(node.expression.range[1], node.range[1]);
    return true;
  });
  return code;
}
