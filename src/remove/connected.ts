import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, type FunctionNode } from '../facts/syntax.ts';
import { contextOf, definitionOf, type Connection, type Use } from './callees.ts';
import type { Edit } from './edits.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { importedBy } from './pure-imports.ts';
import { objectsOf } from './returned.ts';
import { givenByObject, withoutArgument, type Given } from './slots.ts';

type Node = TSESTree.Node;

/** The call of react-redux's `connect` that a wrapper is made by, at once or under a name. */
export function connectCall(wrapper: Node, context: PassContext): TSESTree.CallExpression | undefined {
  const def = wrapper.type === 'Identifier' ? definitionOf(context.variable(wrapper)) : undefined;
  const call = def?.type === 'Variable' && def.parent.kind === 'const' && def.node.id === def.name ? def.node.init : wrapper;
  const imported = call?.type === 'CallExpression' && call.callee.type === 'Identifier' ? importedBy(context.variable(call.callee)) : undefined;
  return call?.type === 'CallExpression' && imported?.module === 'react-redux' && imported.name === 'connect' ? call : undefined;
}

/** The components that get what a function returns as props, for it maps the state in a `connect`. */
export function connectedBy(fn: Node, context: PassContext): Node[] {
  return namesOf(fn, context).flatMap((name) => {
    const call = name.parent?.type === 'CallExpression' && name.parent.arguments[0] === name ? connectCall(name.parent, context) : undefined;
    return call ? namesOf(call, context).flatMap((wrapper) => (wrapper.parent?.type === 'CallExpression' && wrapper.parent.callee === wrapper ? (wrapper.parent.arguments.slice(0, 1)) : [])) : [];
  });
}

/** A function or a value where it stands, or the places that use its name. */
function namesOf(node: Node, context: PassContext): Node[] {
  const id = node.type === 'FunctionDeclaration' ? node.id : node.parent?.type === 'VariableDeclarator' && node.parent.init === node ? node.parent.id : undefined;
  return id ? (context.variable(id)?.references ?? []).filter((r) => !r.init).map((r) => r.identifier) : [node];
}

interface GivenByUse {
  readonly use: Use;
  readonly given: Given;
}

/** What a `connect` gives a prop of its component: once for each object that maps the state or the actions; nothing where it leaves the prop alone. */
export function givenByConnection(plan: Plan, { file, call }: Connection, prop: string): GivenByUse[] {
  const context = contextOf(plan, file);
  const at = (given: Given, where = file): GivenByUse => ({ use: { file: where, node: call, shift: 0, connects: true }, given });
  const unknown = [at({ kind: 'unknown' })];
  if (!context || call.arguments.some((a) => a.type === 'SpreadElement') || !isNone(call.arguments[2])) return unknown;
  const found: GivenByUse[] = [];
  for (const argument of call.arguments.slice(0, 2)) {
    if (isNone(argument)) continue;
    const objects = mapped(plan, file, bare(argument), context);
    if (!objects) return unknown;
    const given = objects.nodes.map((object) => givenByObject(object, prop, objects.context));
    if (given.every(({ kind }) => kind === 'absent')) continue;
    if (given.some(({ kind }) => kind !== 'value') || objects.isShared) return unknown;
    found.push(...given.map((g) => at(g, objects.context.source.file)));
  }
  return found;
}

/** The edit that takes away what maps the state in a `connect`, where a value in it is all that it gives. */
export function withoutMapping(call: TSESTree.CallExpression, value: Node, context: PassContext): Edit | undefined {
  const object = value.parent?.parent;
  const [first, ...others] = call.arguments;
  if (object?.type !== 'ObjectExpression' || object.properties.length > 1 || !first || call.typeArguments) return undefined;
  const argument = bare(first);
  const called = argument.type === 'Identifier' ? context.functionOf(argument) : undefined;
  const fn = isFunction(argument) ? argument : called?.context === context ? called.fn : undefined;
  const objects = fn && objectsOf(fn, context);
  if (objects?.length !== 1 || objects[0] !== object) return undefined;
  return others.length === 0 ? withoutArgument(call, 0, context) : { start: first.range[0], end: first.range[1], text: 'null' };
}

const isNone = (argument: Node | undefined): boolean => !argument || (argument.type === 'Literal' && argument.value === null) || (argument.type === 'Identifier' && argument.name === 'undefined');

interface Mapped {
  readonly nodes: readonly TSESTree.ObjectExpression[];
  readonly context: PassContext;
  /** Something else uses them too. */
  readonly isShared: boolean;
}

/** The objects that an argument of `connect` is or returns. */
function mapped(plan: Plan, file: string, argument: Node, context: PassContext): Mapped | undefined {
  if (argument.type === 'ObjectExpression') return { nodes: [argument], context, isShared: false };
  if (isFunction(argument)) return ofFunction(argument, context, false);
  if (argument.type !== 'Identifier') return undefined;
  const variable = context.variable(argument);
  const def = definitionOf(variable);
  const isShared = (variable?.references.filter((r) => !r.init && (r.identifier as Node).parent?.type !== 'TSTypeQuery').length ?? 0) !== 1 || isExported(plan, file, argument.name);
  if (def?.type === 'Variable' && def.parent.kind === 'const' && def.node.init) {
    const value = bare(def.node.init);
    if (value.type === 'ObjectExpression') return { nodes: [value], context, isShared };
  }
  const called = context.functionOf(argument);
  return called && called.context.source.file === file ? ofFunction(called.fn, context, isShared) : undefined;
}

function ofFunction(fn: FunctionNode, context: PassContext, isShared: boolean): Mapped | undefined {
  const nodes = fn.async || fn.generator ? undefined : objectsOf(fn, context);
  return nodes && { nodes, context, isShared };
}

const isExported = (plan: Plan, file: string, name: string): boolean => {
  if (!plan.exportNames(file).includes(name)) return false;
  const { uses, open } = plan.usesOf(file, name);
  return open || uses.some((u) => !plan.project.isTest(u.file));
};
