import type { TSESTree } from '@typescript-eslint/types';
import type { Change, Pass, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** `const o = { a }; o.b = c;`, where the flag chose the assignment, is `const o = { a, b: c };`, and what is only returned then is returned at once. */
export const builtObject: Pass = {
  name: 'built-object',
  visit(node, context) {
    if (node.type === 'ExpressionStatement' && context.marked('settle', node.range[0])) return withProperty(node, context);
    if (node.type === 'ReturnStatement' && node.argument?.type === 'Identifier') return returned(node, node.argument, context);
    return undefined;
  },
};

/** The constant that the statement before declares as an object literal. */
function objectBefore(statement: Node): { declarator: TSESTree.VariableDeclarator; object: TSESTree.ObjectExpression } | undefined {
  const list = listOf(statement);
  const before = list?.[list.indexOf(statement) - 1];
  const declarator = before?.type === 'VariableDeclaration' && before.declarations.length === 1 ? before.declarations[0] : undefined;
  const object = declarator?.id.type === 'Identifier' && declarator.init ? literalIn(declarator.init) : undefined;
  return declarator && object && { declarator, object };
}

const literalIn = (node: Node): TSESTree.ObjectExpression | undefined =>
  node.type === 'ObjectExpression' ? node : node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' ? literalIn(node.expression) : undefined;

const keyOf = (property: TSESTree.ObjectLiteralElement): string | undefined =>
  property.type !== 'Property' || property.computed ? undefined : property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : undefined;

function withProperty(node: TSESTree.ExpressionStatement, context: PassContext): Change | undefined {
  const { expression } = node;
  const found = objectBefore(node);
  if (!found || expression.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined;
  const { left, right } = expression;
  const path = pathOf(left, found.declarator.id as TSESTree.Identifier);
  const name = path?.pop();
  const object = path && name !== undefined && name !== '__proto__' ? inside(found.object, path, right, context) : undefined;
  const variable = context.variable(found.declarator.id);
  if (!object || name === undefined || !variable || object.properties.some((p) => keyOf(p) === name || keyOf(p) === '__proto__' || (p.type === 'Property' && (p.kind !== 'init' || p.computed)))) return undefined;
  if (variable.references.some((r) => r.identifier.range[0] >= right.range[0] && r.identifier.range[1] <= right.range[1])) return undefined;
  // a function that runs while the value is computed would find the object not there yet
  if (!context.isPure(right) && variable.references.some((r) => r.from.variableScope !== variable.scope.variableScope)) return undefined;
  const { layout } = context;
  const gap = layout.commentsIn([found.object.range[1], right.range[0]]);
  if (gap.length > 0 || hasLineText(right, context)) return undefined;
  const drop = dropStatement(node, '', context);
  return { edits: [insertion(object, name, right, context), ...drop.edits], marks: [...(drop.marks ?? []), { kind: 'chosen', offset: found.declarator.id.range[0] }] };
}

/** `o.a.b` as names, when it begins with a variable. */
function pathOf(node: Node, id: TSESTree.Identifier): string[] | undefined {
  if (node.type === 'Identifier') return node.name === id.name ? [] : undefined;
  if (node.type !== 'MemberExpression' || node.computed || node.optional || node.property.type !== 'Identifier') return undefined;
  return pathOf(node.object, id)?.concat(node.property.name);
}

/** The literal that a path leads to; on the way everything that would then be computed after the value must be free of effects. */
function inside(object: TSESTree.ObjectExpression, path: readonly string[], value: Node, context: PassContext): TSESTree.ObjectExpression | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const index = object.properties.findIndex((p) => keyOf(p) === name);
  const property = object.properties[index];
  const inner = property?.type === 'Property' && property.kind === 'init' ? literalIn(property.value) : undefined;
  if (!inner || !object.properties.slice(index + 1).every((p) => p.type === 'Property' && context.isPure(p)) || (index < object.properties.length - 1 && !context.isPure(value))) return undefined;
  return inside(inner, rest, value, context);
}

/** Text that must not be indented anew. */
const hasLineText = (node: Node, { layout, source }: PassContext): boolean => layout.isMultiLine(node.range) && source.text.slice(...node.range).includes('`');

function insertion(object: TSESTree.ObjectExpression, name: string, value: Node, { layout }: PassContext): Change['edits'][number] {
  const text = layout.text.slice(...value.range);
  const entry = (indent: string): string => value.type === 'Identifier' && value.name === name ? name : `${name}: ${text.replaceAll(/\n[^\S\n]*(?=\S)/g, (line) => line + indent.slice(layout.indentation(value.range[0]).length))}`;
  const last = object.properties.at(-1);
  if (!last) return { start: object.range[0], end: object.range[1], text: `{ ${entry('')} }` };
  const after = layout.tokenAfter(last.range[1]);
  const comma = layout.text[after] === ',';
  if (layout.isMultiLine([last.range[1], object.range[1]])) {
    const indent = layout.indentation(last.range[0]);
    return { start: last.range[1], end: last.range[1], text: `,\n${indent}${entry(indent)}` };
  }
  return comma ? { start: last.range[1], end: after + 1, text: `, ${entry('')}` } : { start: last.range[1], end: last.range[1], text: `, ${entry('')}` };
}

function returned(node: TSESTree.ReturnStatement, name: TSESTree.Identifier, context: PassContext): Change | undefined {
  const found = objectBefore(node);
  const variable = context.variable(name);
  if (!found || found.declarator.id.type !== 'Identifier' || found.declarator.id.typeAnnotation || found.declarator.id.name !== name.name || !found.declarator.init || !context.marked('chosen', found.declarator.id.range[0])) return undefined;
  if (variable?.references.filter((r) => !r.init).length !== 1 || context.layout.commentsIn([found.declarator.range[1], node.range[1]]).length > 0) return undefined;
  const declaration = found.declarator.parent;
  return { edits: [{ start: declaration.range[0], end: context.layout.grouped(found.declarator.init)[0], text: 'return ' }, ...dropStatement(node, '', context).edits] };
}
