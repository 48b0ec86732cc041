import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';
import { isFunction, outermost } from '../facts/syntax.ts';
import type { Evaluation } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import { membersOf } from './members.ts';
import type { Plan } from './plan.ts';
import type { Request } from './types.ts';
import { exportsOf, type Import } from './usage.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;
export type Primitive = string | number | boolean;
export type VariableOf = (node: Node) => Variable | undefined;

/** The member of an object flag that says whether it is on. */
export const STATE = 'enabled';

/** Whether the project declares a flag as an object that says by a member whether it is on. */
export function isObjectFlag(plan: Plan, key: string): boolean {
  return plan.project.flagged.some((file) => {
    const declared = plan.project.facts(file)?.declarations.filter((d) => d.key === key && d.form === 'interface') ?? [];
    const source = declared.length > 0 ? plan.source(file) : undefined;
    return source !== undefined && declared.some(({ range }) => {
      let type: Node | undefined;
      walk(source.ast, (node) => {
        if (node.range[1] <= range[0] || node.range[0] >= range[1]) return false;
        if (node.type === 'TSPropertySignature' && node.typeAnnotation && node.range[0] <= range[0] && range[1] <= node.range[1]) type = node.typeAnnotation;
        return undefined;
      });
      return type !== undefined && membersOf(plan, file, type, STATE).found.length > 0;
    });
  });
}

/** `flag.enabled`, of the read `flag`. */
export function stateRead(read: Node): Node | undefined {
  const { parent } = read;
  return parent?.type === 'MemberExpression' && parent.object === read && !parent.computed && parent.property.type === 'Identifier' && parent.property.name === STATE ? parent : undefined;
}

/** Of the flags that are kept on, those of which a file takes members: `flag.colour`, `const { colour } = flag`, `const it = useFlag('x'); it.colour`. They are more than on or off. */
export function keysLookedInto(source: Source, evaluations: readonly Evaluation[], requests: readonly Request[]): Set<string> {
  const open = openReads(evaluations, requests);
  const keys = new Set<string>();
  if (open.size === 0) return keys;
  const variables = variablesOf(source);
  const variable: VariableOf = (node) => variables.get(node);
  walk(source.ast, (node) => {
    const evaluation = open.get(node.range.join());
    if (!evaluation) return;
    open.delete(node.range.join());
    if (evaluation.async && node.parent?.type !== 'AwaitExpression') return;
    const { parts } = evaluation.value;
    const taken = membersTaken(node, variable);
    const members = parts ? taken.flatMap(({ name, places }) => (parts[name] === 'value' ? places.flatMap((place) => membersTaken(place, variable)) : [])) : taken;
    if (members.some(({ name }) => !Object.hasOwn(Boolean.prototype, name))) for (const key of evaluation.keys) keys.add(key);
  });
  return keys;
}

/** Reads by range of flags that are kept on, and may be objects as far as their form says. */
function openReads(evaluations: readonly Evaluation[], requests: readonly Request[]): Map<string, Evaluation> {
  const on = new Set(requests.flatMap(({ key, keep }) => (keep === true ? key : [])));
  return new Map(evaluations.flatMap((e) => ((e.value.type === 'any' || e.value.type === 'boolean') && e.exactness === 'exact' && e.keys.some((key) => on.has(key)) ? [[e.range.join(), e]] : [])));
}

/** The same where a function of the file returns the read, and other files take members of what it gives: `useTheme().colour`. */
export function keysLookedIntoElsewhere(plan: Plan, file: string, source: Source, evaluations: readonly Evaluation[], requests: readonly Request[]): Set<string> {
  const open = openReads(evaluations.filter((e) => !e.value.parts && !e.async), requests);
  const keys = new Set<string>();
  if (open.size === 0) return keys;
  walk(source.ast, (node) => {
    const evaluation = open.get(node.range.join());
    const name = evaluation && returnedBy(node);
    if (!name) return;
    const exported = exportsOf(source).filter(({ local }) => local?.type === 'Identifier' && local.name === name);
    if (exported.flatMap((e) => plan.usesOf(file, e.name).uses).some((use) => isLookedIntoBy(plan, use))) for (const key of evaluation.keys) keys.add(key);
  });
  return keys;
}

/** The name of the function that returns an expression. */
function returnedBy(node: Node): string | undefined {
  const whole = outermost(node);
  const fn = whole.parent?.type === 'ReturnStatement' ? whole.parent.parent.parent : whole.parent;
  if (fn?.type === 'FunctionDeclaration') return fn.id?.name;
  if ((fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression') || (fn.body !== whole && fn.body.type !== 'BlockStatement')) return undefined;
  return fn.parent.type === 'VariableDeclarator' && fn.parent.init === fn && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : undefined;
}

/** Whether a file takes a member that on and off do not have of what an imported function gives. */
function isLookedIntoBy(plan: Plan, { file, import: { local } }: { readonly file: string; readonly import: Import }): boolean {
  const source = local && plan.source(file);
  if (!source) return false;
  const variables = variablesOf(source);
  const variable: VariableOf = (node) => variables.get(node);
  const imported = [...new Set(variables.values())].find((v) => v.defs[0]?.type === 'ImportBinding' && v.defs[0].name.range[0] === local.range[0]);
  return imported?.references.some(({ identifier: { parent }, identifier }) => parent?.type === 'CallExpression' && parent.callee === identifier && membersTaken(parent, variable).some(({ name }) => !Object.hasOwn(Boolean.prototype, name))) ?? false;
}

/** Whether a member is taken of what a read gives that its value does not have, other than where the value is asked first and would end it: `theme && theme.color`. */
export const isLookedInto = (read: Node, value: Primitive, isAsync: boolean, variable: VariableOf): boolean =>
  (!isAsync || read.parent?.type === 'AwaitExpression') &&
  membersTaken(read, variable).some(({ name, places }) => !(name in Object(value)) && !(name === '' && typeof value === 'string') && !(!value && places.length > 0 && places.every((place) => isGuarded(place, variable))));

/** Whether a member of a name is only taken where the name is true. */
function isGuarded(member: Node, variable: VariableOf): boolean {
  const name = member.type === 'MemberExpression' && member.object.type === 'Identifier' ? variable(member.object) : undefined;
  const asks = (test: Node): boolean => (test.type === 'LogicalExpression' && test.operator === '&&' ? asks(test.left) || asks(test.right) : test.type === 'Identifier' && variable(test) === name);
  for (let at = member; name && at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && asks(parent.left)) return true;
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === at && asks(parent.test)) return true;
  }
  return false;
}

/** What is taken of an expression, and of the constant that holds it: names of members, and the expressions that they are then. */
export function membersTaken(node: Node, variable: VariableOf): { readonly name: string; readonly places: readonly Node[] }[] {
  const usesOf = (name: Node): Node[] => variable(name)?.references.flatMap((r) => (r.init ? [] : r.identifier)) ?? [];
  const value = node.parent?.type === 'AwaitExpression' ? node.parent : node;
  const holder = outermost(value).parent;
  const held = node.type === 'Property' ? usesOf(bound(node.value)) : [value, ...(holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? usesOf(holder.id) : [])];
  return held.flatMap((place) => {
    const whole = outermost(place);
    const { parent } = whole;
    if (parent?.type === 'MemberExpression' && parent.object === whole) return [{ name: !parent.computed && parent.property.type === 'Identifier' ? parent.property.name : '', places: [parent] }];
    if (parent?.type !== 'VariableDeclarator' || parent.init !== whole || parent.id.type !== 'ObjectPattern') return [];
    return parent.id.properties.flatMap((p) => (p.type === 'Property' && !p.computed && p.key.type === 'Identifier' ? { name: p.key.name, places: usesOf(bound(p.value)) } : []));
  });
}

/** The name of a destructured element, without its default. */
const bound = (element: Node): Node => (element.type === 'AssignmentPattern' ? element.left : element);
