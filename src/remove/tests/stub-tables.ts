import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, soleReturn } from '../../facts/syntax.ts';
import type { Change, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';
import { isFake } from './fake-member.ts';
import { usesOf } from './forcings.ts';

type Node = TSESTree.Node;

interface Stub {
  /** `mocks.useFlags` */
  readonly path: string;
  readonly property: TSESTree.Property;
  readonly table: TSESTree.ObjectExpression;
  readonly statement: Node;
  readonly isUsed: boolean;
}

/** The stubs that a file holds in objects, `const mocks = vi.hoisted(() => ({ useFlags: vi.fn() }))`, where it only takes them out by name. */
function stubsIn({ source, variable: variableOf }: PassContext): Stub[] {
  return source.ast.body.flatMap((statement) => {
    const [declarator] = statement.type === 'VariableDeclaration' && statement.declarations.length === 1 ? statement.declarations : [];
    const table = declarator?.init && literalOf(declarator.init);
    const variable = declarator && variableOf(declarator.id);
    if (!table || !variable) return [];
    const used = usesOf(variable).map((use) => (use.parent?.type === 'MemberExpression' && use.parent.object === use && !use.parent.computed && use.parent.property.type === 'Identifier' ? use.parent.property.name : undefined));
    if (used.includes(undefined)) return [];
    return table.properties.flatMap((property): Stub[] => (property.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? [{ path: `${variable.name}.${property.key.name}`, property, table, statement, isUsed: used.includes(property.key.name) }] : []));
  });
}

function literalOf(init: Node): TSESTree.ObjectExpression | undefined {
  const node = bare(init);
  const [factory] = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && node.callee.property.name === 'hoisted' ? node.arguments : [];
  const value = factory && isFunction(factory) ? soleReturn(factory) : node;
  const literal = value && bare(value);
  return literal?.type === 'ObjectExpression' ? literal : undefined;
}

/** Paths of the stubs in use. */
export const stubsUsed = (context: PassContext): Set<string> => new Set(stubsIn(context).flatMap((s) => (s.isUsed ? [s.path] : [])));

/** Takes out a stub that lost its last use; `before` are those that were in use. */
export function stubChange(before: ReadonlySet<string>, context: PassContext): Change | undefined {
  const lost = stubsIn(context).find((s) => !s.isUsed && before.has(s.path) && isFake(s.property.value, context));
  if (!lost) return undefined;
  const { table: { properties }, property, statement } = lost;
  if (properties.length > 1) return { edits: [context.layout.listItem(properties.map((p) => p.range), properties.indexOf(property))] };
  return listOf(statement) ? dropStatement(statement, '', context) : undefined;
}
