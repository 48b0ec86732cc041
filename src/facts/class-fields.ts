import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { walk } from './walk.ts';

type Node = TSESTree.Node;
type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Whether nothing but its class can reach a member. */
export const isPrivate = (member: TSESTree.ClassElement): boolean =>
  ('accessibility' in member && member.accessibility === 'private') || ('key' in member && member.key.type === 'PrivateIdentifier');

const definitionOf = ({ body }: Class, name: string): TSESTree.PropertyDefinition | undefined =>
  body.body.find((m): m is TSESTree.PropertyDefinition => m.type === 'PropertyDefinition' && staticName(m.key, m.computed) === name);

/** What a field of a class begins as, unless that is a plain value which is not kept. */
export function fieldOf(owner: Class, name: string): Node | undefined {
  const value = definitionOf(owner, name)?.value ?? undefined;
  return value?.type === 'Literal' ? keptField(owner, name) : value;
}

/** What a getter of a class gives, where it does nothing else. */
function givenBack({ body }: Class, name: string): Node | undefined {
  const getter = body.body.find((m) => m.type === 'MethodDefinition' && m.kind === 'get' && staticName(m.key, m.computed) === name);
  const statements = getter?.type === 'MethodDefinition' ? getter.value.body?.body : undefined;
  const [only] = statements?.length === 1 ? statements : [];
  return only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}

/** The value of a field that keeps it: one that says so (`readonly`), or that only its class can write and does not. */
export function keptField(owner: Class, name: string): Node | undefined {
  const field = definitionOf(owner, name);
  if (!field) return givenBack(owner, name);
  if (!field.value) return undefined;
  return (field.readonly || isPrivate(field)) && !isSet(owner.body, name) ? field.value : undefined;
}

/** Whether a class gives one of its fields another value. */
function isSet(body: TSESTree.ClassBody, name: string): boolean {
  let found = false;
  walk(body, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
    found ||= target?.type === 'MemberExpression' && target.object.type === 'ThisExpression' && staticName(target.property, target.computed) === name;
  });
  return found;
}
