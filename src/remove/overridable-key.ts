import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../facts/bindings.ts';
import { isPrivate } from '../facts/class-fields.ts';
import { enclosingClass } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';

type Node = TSESTree.Node;

/** The field in a flag's key (`this.key`) that a class which extends this one may set otherwise; undefined where none may. */
export function overridableKey(key: Node, ast: TSESTree.Program): string | undefined {
  let found: string | undefined;
  walk(key, (node) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return;
    const owner = enclosingClass(node);
    const name = staticName(node.property, node.computed);
    const field = owner?.body.body.find((m) => 'key' in m && staticName(m.key, m.computed) === name);
    if (owner && !(field && isPrivate(field)) && mayBeExtended(owner, ast)) found ??= name;
  });
  return found;
}

function mayBeExtended(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, ast: TSESTree.Program): boolean {
  if (owner.type === 'ClassExpression' || owner.parent.type !== 'Program') return true;
  let isNamed = false;
  walk(ast, (node) => {
    const names = node.type === 'ExportSpecifier' ? node.local : node.type === 'ClassDeclaration' || node.type === 'ClassExpression' ? node.superClass : node.type === 'ExportDefaultDeclaration' ? node.declaration : undefined;
    isNamed ||= names?.type === 'Identifier' && names.name === owner.id?.name;
  });
  return isNamed;
}
