import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingClass } from '../facts/syntax.ts';
import type { Called, Declared, PassContext } from './pass.ts';

type Node = TSESTree.Node;
type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

interface Place {
  variable(name: Node): Variable | undefined;
  declarationOf(name: Node): Declared | undefined;
  calledBy(name: Node): Called | undefined;
  /** Whether a class of the project extends one of this name, as far as is known. */
  isExtended(name: string): boolean;
  readonly context: PassContext;
}

/** The method that `claim.isOld` names by the declared class of `claim`, by the class around `this`, or `Claim.isOld` by the class, where no other class overrides it. */
export function methodOf(callee: TSESTree.MemberExpression, place: Place): Called | undefined {
  const { object, property } = callee;
  if (callee.computed || property.type !== 'Identifier') return undefined;
  const itself = object.type === 'Identifier' ? namedClass(object, (name) => place.declarationOf(name)) : undefined;
  const found = itself ?? (object.type === 'ThisExpression' ? around(object, place) : object.type === 'Identifier' ? classOf(object, place) : undefined);
  const name = found?.owner.id?.name;
  if (!found || name === undefined || place.isExtended(name)) return undefined;
  const methods = found.owner.body.body.filter((m) => 'key' in m && m.key.type === 'Identifier' && m.key.name === property.name);
  const [method] = methods;
  if (methods.length !== 1 || method?.type !== 'MethodDefinition' || method.kind !== 'method' || method.static !== (itself !== undefined) || method.computed || method.decorators.length > 0 || method.value.type !== 'FunctionExpression') return undefined;
  return { fn: method.value, context: found.context };
}

interface Owner {
  readonly owner: Class;
  readonly context: PassContext;
}

function around(self: Node, { context }: Place): Owner | undefined {
  const owner = enclosingClass(self);
  return owner && { owner, context };
}

/** The class that a name is declared to be of: by its own type, or by that of the function that gives it. */
function classOf(name: TSESTree.Identifier, place: Place): Owner | undefined {
  const variable = place.variable(name);
  const [def, ...others] = variable?.defs ?? [];
  if (!def || others.length > 0 || def.name.type !== 'Identifier') return undefined;
  const written = def.name.typeAnnotation?.typeAnnotation;
  if (written) return def.name.optional ? undefined : declared(written, (typeName) => place.declarationOf(typeName));
  if (def.type !== 'Variable' || def.parent.kind !== 'const' || def.node.id !== def.name) return undefined;
  const isAwaited = def.node.init?.type === 'AwaitExpression';
  const call = def.node.init?.type === 'AwaitExpression' ? def.node.init.argument : def.node.init;
  const made = call?.type === 'CallExpression' && call.callee.type === 'Identifier' ? place.calledBy(call.callee) : undefined;
  const type = made?.fn.returnType?.typeAnnotation;
  return made && type && declared(isAwaited ? awaited(type) : type, (typeName) => made.context.declarationOf(typeName));
}

/** What a promise of a type gives. */
function awaited(type: TSESTree.TypeNode): TSESTree.TypeNode {
  const [of, ...others] = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise' ? (type.typeArguments?.params ?? []) : [];
  return of && others.length === 0 ? of : type;
}

function declared(type: TSESTree.TypeNode, declarationOf: (name: Node) => Declared | undefined): Owner | undefined {
  return type.type === 'TSTypeReference' && !type.typeArguments ? namedClass(type.typeName, declarationOf) : undefined;
}

/** The class that a name means. */
function namedClass(name: Node, declarationOf: (name: Node) => Declared | undefined): Owner | undefined {
  const found = declarationOf(name);
  const owner = found?.variable.defs.length === 1 ? found.variable.defs[0]?.node : undefined;
  return found && owner?.type === 'ClassDeclaration' ? { owner, context: found.context } : undefined;
}
