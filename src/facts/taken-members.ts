import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { DefinitionType } from './definition-type.ts';
import type { Origin } from './origins.ts';
import { bare, lastWordOf } from './syntax.ts';

type Node = TSESTree.Node;

/** A member on the way into an object; without a name where that is not written there. */
export interface TakenPart {
  readonly name: string | undefined;
  readonly node: Node;
}

/** What a call or an operator takes out of an object, or asks for there: `get(state, 'flags.newNav', false)`, `'newNav' in flags`. */
export interface TakenMember {
  /** The object; absent for what a class or an object that is made says of itself. */
  readonly object?: Node;
  readonly path: readonly TakenPart[];
  readonly fallback?: Node;
  /** It asks whether the member is there, not what it is. */
  readonly isPresence: boolean;
  /** It makes something that asks for the member. */
  readonly isDerived?: true;
  /** Whatever that is given is asked: `path(['flags', 'newNav'])`. */
  readonly ofAny?: true;
}

/** Which argument is what. */
interface Places {
  readonly object: number;
  readonly path: number;
  readonly fallback?: number;
  readonly isPresence?: true;
}

const VALUE: Places = { object: 0, path: 1 };
const PRESENCE: Places = { object: 0, path: 1, isPresence: true };
const OBJECT_FIRST: Readonly<Record<string, Places>> = { get: { ...VALUE, fallback: 2 }, has: PRESENCE, hasIn: PRESENCE };
const [LAST, LAST_OR, LAST_PRESENCE]: readonly Places[] = [{ path: 0, object: 1 }, { fallback: 0, path: 1, object: 2 }, { path: 0, object: 1, isPresence: true }];
const OBJECT_LAST = { get: LAST, path: LAST, prop: LAST, getOr: LAST_OR, pathOr: LAST_OR, propOr: LAST_OR, has: LAST_PRESENCE, hasIn: LAST_PRESENCE, hasPath: LAST_PRESENCE } as Readonly<Record<string, Places>>;
const BUILT_IN: Readonly<Record<string, Places>> = { 'Object.hasOwn': PRESENCE, 'Reflect.has': PRESENCE, 'Reflect.get': VALUE };

/** Utilities by the packages that they come from, which may be one a function. */
const PACKAGES: readonly (readonly [RegExp, Readonly<Record<string, Places>>])[] = [
  [/^(?:lodash\/fp|ramda(?:\/(?:src|es|dist)(?=\/))?)(?:\/(\w+))?$/, OBJECT_LAST],
  [/^(?:lodash(?:-es)?|underscore|es-toolkit\/compat)(?:[./](\w+))?$/, OBJECT_FIRST],
  [/^(?:just-safe-get|@ember\/object)$/, { get: VALUE }],
];

const TAKES = /^(?:get(?:Or)?|has(?:In|Path|Own|OwnProperty)?|(?:path|prop)(?:Or)?|call)$/;

function placesOf({ root, source, path }: Origin): Places | undefined {
  if (root === 'global') return BUILT_IN[path];
  if (root !== 'import' || source === undefined) return undefined;
  for (const [pattern, named] of PACKAGES) {
    const match = pattern.exec(source);
    const name = path.replace(/^default(?:\.|$)/, '') || (match?.[1] ?? (source === 'just-safe-get' ? 'get' : ''));
    if (match) return Object.hasOwn(named, name) ? named[name] : undefined;
  }
  return undefined;
}

const partOf = (node: Node): TakenPart => ({ name: staticName(node, true), node });

/** The members that a path leads through: `'flags.newNav'`, `['flags', key]`, or one key. */
function partsOf(path: Node): readonly TakenPart[] | undefined {
  const node = bare(path);
  if (node.type === 'ArrayExpression') return node.elements.every((e) => e !== null && e.type !== 'SpreadElement') ? node.elements.flatMap((e) => (e ? [partOf(bare(e))] : [])) : undefined;
  const { name } = partOf(node);
  return name === undefined ? [{ name, node }] : name.replaceAll(/\[(\w+)\]/g, '.$1').split('.').map((part) => ({ name: part, node }));
}

/** Whether what is called goes by the name of a utility, or is imported from one of the packages by another. */
function mayTake(callee: Node, { variableOf }: Bindings): boolean {
  if (TAKES.test(lastWordOf(callee))) return true;
  const definition = callee.type === 'Identifier' ? variableOf(callee)?.defs[0] : undefined;
  if (definition?.type !== DefinitionType.ImportBinding || definition.parent.type !== 'ImportDeclaration') return false;
  const source = definition.parent.source.value;
  return PACKAGES.some(([pattern]) => pattern.test(source));
}

/** The member that a call takes or asks for; `of` tells where callees come from. */
export function takenBy(call: TSESTree.CallExpression, bindings: Bindings, of: (node: Node) => readonly Origin[]): TakenMember | undefined {
  const callee = bare(call.callee);
  if (!mayTake(callee, bindings) || call.arguments.length === 0 || call.arguments.some((a) => a.type === 'SpreadElement')) return undefined;
  if (callee.type === 'MemberExpression' && lastWordOf(callee) === 'hasOwnProperty' && call.arguments[0]) return { object: callee.object, path: [partOf(call.arguments[0])], isPresence: true };
  if (lastWordOf(callee) === 'call') {
    const [object, key] = call.arguments;
    const borrowed = callee.type === 'MemberExpression' ? bare(callee.object) : callee;
    return borrowed.type === 'MemberExpression' && lastWordOf(borrowed) === 'hasOwnProperty' && object && key ? { object, path: [partOf(key)], isPresence: true } : undefined;
  }
  const [only, ...others] = call.arguments;
  if (callee.type === 'MemberExpression' && lastWordOf(callee) === 'get' && only && others.length === 0 && isOfEmber(call)) {
    const parts = partsOf(only);
    return parts && { object: callee.object, path: parts, isPresence: false };
  }
  for (const origin of of(callee)) {
    const places = placesOf(origin);
    const [object, path] = places ? [call.arguments[places.object], call.arguments[places.path]] : [];
    const parts = path && (origin.root === 'global' ? [partOf(path)] : partsOf(path));
    if (places && !object && parts && parts.length > 1 && places.object > places.path && call.arguments.length <= places.object) return { path: parts, isPresence: false, isDerived: true, ofAny: true };
    if (!places || !object || !parts) continue;
    const fallback = places.fallback === undefined ? undefined : call.arguments[places.fallback];
    return { object, path: parts, ...(fallback ? { fallback } : {}), isPresence: places.isPresence ?? false };
  }
  return undefined;
}

const ofEmber = new WeakMap<Node, boolean>();

/** Whether a node is in a file that imports Ember, whose objects are asked for members by a path. */
function isOfEmber(node: Node): boolean {
  let program = node;
  while (program.parent) program = program.parent;
  const known = ofEmber.get(program);
  if (known !== undefined) return known;
  const is = program.type === 'Program' && program.body.some((s) => s.type === 'ImportDeclaration' && /^(?:@ember(?:-data)?\/|ember(?:-|$))/.test(s.source.value));
  ofEmber.set(program, is);
  return is;
}

const MACROS = /^(?:alias|readOnly|reads|oneWay|bool|not|and|or|equal)\(\)$/;

/** The members that a computed property of Ember asks for, each with where it is named: `reads('features.newNav')`. */
export function takenByMacro(call: TSESTree.CallExpression, of: (node: Node) => readonly Origin[]): readonly { readonly at: Node; readonly member: TakenMember }[] {
  if (!call.arguments.some((a) => a.type === 'Literal' && typeof a.value === 'string' && a.value.includes('.'))) return [];
  if (!of(call.callee).some((o) => o.root === 'import' && o.source === '@ember/object/computed' && MACROS.test(`${o.path}()`))) return [];
  return call.arguments.flatMap((at) => {
    const path = at.type === 'Literal' ? partsOf(at) : undefined;
    return path && path.length > 1 ? [{ at, member: { path, isPresence: false, isDerived: true } }] : [];
  });
}

/** `'newNav' in flags` */
export const takenByIn = ({ left, right }: TSESTree.BinaryExpression): TakenMember => ({ object: right, path: [partOf(left)], isPresence: true });
