import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import type { FunctionNode } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import { Batch } from './batch.ts';
import { calleeOf, contextOf, exported, usesOf, type Callee, type Use } from './callees.ts';
import type { Edit } from './edits.ts';
import { isSame, type Known } from './known.ts';
import { dropFromTypes } from './members.ts';
import { ownCallee } from './parameters.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { begunSources, untilStill } from './settling.ts';
import { typesRound } from './types-round.ts';
import { inPattern, objectOf, propertyName, returnsOf, throughMembers, type Reads } from './slots.ts';
import { importsOf } from './usage.ts';

type Node = TSESTree.Node;

/** Takes properties out of what functions return, where they are one known value or lost their last reader, and every use of the function can be followed. Says whether anything moved. */
export function settleReturned(plan: Plan, may: (file: string) => boolean): boolean {
  let moved = false;
  for (const file of begunSources(plan, may)) {
    const step = (context: PassContext): boolean => candidatesIn(file, context).some(({ callee, prop }) => withoutProperty(plan, callee, prop, context)?.apply(plan, may));
    if (untilStill(plan, file, step)) moved = true;
    for (const { callee, prop } of lostReads(plan, file)) {
      const context = contextOf(plan, callee.file);
      if (context && !plan.project.isTest(callee.file) && isPlain(callee) && withoutProperty(plan, callee, prop, context, true)?.apply(plan, may)) moved = true;
    }
  }
  return moved;
}

interface Candidate {
  readonly callee: Callee;
  readonly prop: string;
}

/** Properties that a file took out of what functions return, and takes no more. */
function lostReads(plan: Plan, file: string): Candidate[] {
  const entry = plan.folds.get(file);
  if (!entry || entry.fold.overlay.text === entry.source.text) return [];
  const now = readsIn(entry.fold.current);
  const imports = importsOf(entry.source);
  return [...readsIn(entry.source)].filter((read) => !now.has(read)).flatMap((read) => {
    const [name = '', prop = ''] = read.split('.');
    const imported = imports.find((i) => i.local?.name === name);
    const own = entry.fold.current.scopes.scopes.flatMap((s) => (s.type === 'module' ? (s.set.get(name)?.identifiers ?? []) : []))[0];
    const callee = imported ? exported(plan, file, imported.source, imported.name) : own && calleeOf(plan, file, own);
    return callee ? [{ callee, prop }] : [];
  });
}

/** `name.prop` of each property that is taken from the result of a called name. */
function readsIn(source: Source): ReadonlySet<string> {
  const known = reads.get(source);
  if (known) return known;
  const found = new Set<string>();
  reads.set(source, found);
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    const { name } = node.callee;
    let at: Node = node;
    while (at.parent && /^(?:TS(?:As|Satisfies|NonNull)|Await)Expression$/.test(at.parent.type)) at = at.parent;
    const add = (member: Node | undefined, object: Node): void => {
      if (member?.type === 'MemberExpression' && member.object === object && !member.computed) found.add(`${name}.${propertyName(member.property) ?? ''}`);
    };
    add(at.parent, at);
    if (at.parent?.type !== 'VariableDeclarator') return;
    const { id } = at.parent;
    if (id.type === 'ObjectPattern') for (const p of id.properties) if (p.type === 'Property' && !p.computed) found.add(`${name}.${propertyName(p.key) ?? ''}`);
    if (id.type === 'Identifier') for (const v of source.scopes.getDeclaredVariables(at.parent)) for (const { identifier } of v.references) add(identifier.parent, identifier);
  });
  return found;
}

const reads = new WeakMap<Source, ReadonlySet<string>>();

/** Functions that have a name and return an object with a known value in it. */
function candidatesIn(file: string, context: PassContext): Candidate[] {
  const found: Candidate[] = [];
  walk(context.source.ast, (node) => {
    if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return;
    const callee = ownCallee(file, node);
    if (!callee || callee.node !== node || !isPlain(callee)) return;
    for (const property of objectsOf(node, context)?.[0]?.properties ?? []) {
      const prop = property.type === 'Property' && !property.computed ? propertyName(property.key) : undefined;
      if (property.type === 'Property' && prop !== undefined && property.value.type === 'Identifier' && context.known(property.value)?.kind === 'exact') found.push({ callee, prop });
    }
  });
  return found;
}

/** Whether nothing but its own code says what a function returns. */
const isPlain = ({ node, id }: Callee): boolean => !node.type.startsWith('Class') && !(node as FunctionNode).generator && !id?.typeAnnotation;

/** The object literals that a function returns; undefined where it returns anything else. */
export function objectsOf(fn: FunctionNode, context: PassContext): TSESTree.ObjectExpression[] | undefined {
  const values: (Node | null)[] = fn.body?.type === 'BlockStatement' ? returnsOf(fn).map((r) => r.argument) : [fn.body ?? null];
  const objects = values.map((v) => (v ? objectOf(v, v.parent!, '', context) : undefined));
  return objects.length > 0 && objects.every((o) => o !== undefined) ? objects : undefined;
}

/** What takes a property out; where a test looks at it, or at the whole result, only its uses in other code: what a test expects is not rewritten. */
function withoutProperty(plan: Plan, callee: Callee, prop: string, context: PassContext, isUnread = false): Batch | undefined {
  const fn = callee.node as FunctionNode;
  const values: (Node | null)[] = fn.body?.type === 'BlockStatement' ? returnsOf(fn).map((r) => r.argument) : [fn.body ?? null];
  const items: Edit[] = [];
  const types: Node[] = fn.returnType ? [fn.returnType] : [];
  let known: Known | undefined;
  for (const value of values) {
    const object = value ? objectOf(value, value.parent!, prop, context) : undefined;
    const same = object?.properties.filter((p) => p.type === 'Property' && propertyName(p.key) === prop) ?? [];
    const [property] = same;
    if (!object || same.length !== 1 || property?.type !== 'Property' || property.method || property.kind !== 'init' || object.properties.some((p) => p.type === 'Property' && p.computed)) return undefined;
    if (object.properties.slice(object.properties.indexOf(property)).some((p) => p.type === 'SpreadElement')) return undefined;
    const one = context.known(property.value);
    if (isUnread ? !context.isPure(property.value) : one?.kind !== 'exact' || !isSame(one, known ?? one)) return undefined;
    known = one;
    items.push(object.properties.length === 1 ? context.layout.soleItem(property.range) : context.layout.listItem(object.properties.map((p) => p.range), object.properties.indexOf(property)));
    types.push(...typesRound(object, fn));
  }
  const { uses, open } = usesOf(plan, callee);
  const sources = uses.filter((u) => isUnread || !plan.project.isTest(u.file));
  if (open || sources.length === 0) return undefined;
  const batch = new Batch();
  for (const use of sources) if (!atUse(plan, use, prop, isUnread ? undefined : known, fn.async, batch)) return undefined;
  if (!uses.every((u) => sources.includes(u) || atUse(plan, u, prop, undefined, fn.async, batch))) return [...batch.edits.values()].some((edits) => edits.length > 0) ? batch : undefined;
  batch.add(callee.file, ...items);
  return types.every((type) => dropFromTypes(plan, callee.file, type, prop, batch)) ? batch : undefined;
}

/** Puts the known value where a use of the function looks at the property; false where the use can not be followed, or looks at what is not known. */
function atUse(plan: Plan, use: Use, prop: string, known: Known | undefined, async: boolean, batch: Batch): boolean {
  const context = contextOf(plan, use.file)!;
  let at: Node = use.node;
  if (use.node.type !== 'CallExpression' || use.shift > 0) return false;
  if (async) {
    if (at.parent?.type !== 'AwaitExpression') return false;
    at = at.parent;
  }
  while (at.parent && /^TS(?:As|Satisfies|NonNull)/.test(at.parent.type)) at = at.parent;
  const { parent } = at;
  if (parent?.type === 'ExpressionStatement') return true;
  let reads: Reads | undefined;
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'ObjectPattern') {
    reads = inPattern(parent.id, prop, context);
    const declaration = parent.parent;
    if (reads && reads.edits.length > 0 && parent.id.properties.length === 1) {
      if (declaration.type !== 'VariableDeclaration' || declaration.declarations.length > 1) return false;
      reads = { ...reads, edits: [{ start: declaration.range[0], end: at.range[0], text: '' }] };
    }
  } else if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier') {
    const variable = context.variable(parent.id);
    reads = variable && throughMembers(variable.references.filter((r) => !r.init).map((r) => r.identifier as Node), prop, context);
  } else if (parent?.type === 'MemberExpression' && parent.object === at) {
    // the function is still called: what it does besides must happen
    if (parent.computed || propertyName(parent.property) === prop) return false;
    return true;
  }
  if (!reads || (!known && reads.edits.length + reads.nodes.length > 0) || (reads.fallback && !context.isPure(reads.fallback))) return false;
  batch.add(use.file, ...reads.edits);
  for (const node of known ? reads.nodes : []) batch.put(use.file, node, plan.fold(use.file)!.placeholders.add(known!));
  return true;
}
