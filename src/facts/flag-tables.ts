import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { bare, type FunctionNode } from './syntax.ts';
import { walk } from './walk.ts';

type Node = TSESTree.Node;

/** Variables that a fake looks its key up in: `(key) => activeFlags[key]`, and those that they take their flags from: `{ ...activeFlags }`. */
export function tablesIn(fn: FunctionNode, index: number, bindings: Bindings): Variable[] {
  const parameter = fn.params[index];
  const found = new Set<Variable>();
  if (parameter?.type === 'Identifier') walk(fn.body, (n) => {
    if (n.type !== 'MemberExpression' || !n.computed || n.object.type !== 'Identifier' || n.property.type !== 'Identifier' || n.property.name !== parameter.name) return;
    const table = bindings.variableOf(n.object);
    if (table) found.add(table);
  });
  for (const table of found) for (const spread of literalsOf(table).flatMap((l) => l.properties)) {
    const from = spread.type === 'SpreadElement' && spread.argument.type === 'Identifier' ? bindings.variableOf(spread.argument) : undefined;
    if (from?.defs[0]?.type === 'Variable') found.add(from);
  }
  return [...found];
}

/** The objects that a variable is set to. */
const literalsOf = (table: Variable): TSESTree.ObjectExpression[] =>
  [...table.defs.map((d) => (d.type === 'Variable' ? d.node.init : null)), ...table.references.map((r) => (r.isWrite() && !r.init ? r.writeExpr : null))].flatMap((l) => {
    const literal = l ? bare(l) : undefined;
    return literal?.type === 'ObjectExpression' ? [literal] : [];
  });

/** Where a table says what flags are: its literals, and what is put into it (`activeFlags.nav = true`). */
export function tableForcings(table: Variable): { readonly at: Node; readonly keys: readonly string[]; readonly value?: Node }[] {
  const named = literalsOf(table).flatMap((literal) => {
    const keys = literal.properties.flatMap((p) => (p.type === 'Property' ? (staticName(p.key, p.computed) ?? []) : []));
    return keys.length > 0 ? [{ at: literal, keys }] : [];
  });
  const put = table.references.flatMap((r) => {
    const member = (r.identifier as Node).parent;
    const key = member?.type === 'MemberExpression' && member.object === r.identifier ? staticName(member.property, member.computed) : undefined;
    const assignment = member?.parent;
    return key !== undefined && assignment?.type === 'AssignmentExpression' && assignment.left === member && assignment.operator === '=' ? [{ at: assignment, keys: [key], value: assignment.right }] : [];
  });
  return [...named, ...put];
}
