import type { TSESTree } from '@typescript-eslint/types';
import { bare, isNothing } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import { Batch } from './batch.ts';
import { contextOf, definitionOf, type Callee } from './callees.ts';
import { isSame, type Known } from './known.ts';
import { dropFromTypes } from './members.ts';
import { handedToPage } from './page-data.ts';
import { importsOfExport, looksInto, referencesTo, type Place } from './object-places.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { calledOfReact } from './pure-imports.ts';
import { givenByObject, objectOf, propertyName, readsOf, throughMembers, type Reads } from './slots.ts';
import { begunSources, untilStill } from './settling.ts';
import { exportsOfVariable } from './usage.ts';
import { typesRound } from './types-round.ts';

type Node = TSESTree.Node;

/** An object that code of several files looks into. */
export interface Held {
  /** The literals that it may be, each with its file. */
  readonly objects: readonly { readonly file: string; readonly node: TSESTree.ObjectExpression }[];
  readonly holders: readonly Place[];
  readonly types: readonly Place[];
  /** Gets the object's properties as its props. */
  readonly component?: Callee;
  /** Tests may look into it in ways that are not followed. */
  readonly stays?: boolean;
}

/** Takes properties that are one known value out of objects that a module exports, a React context gives or a page gets, where everything that looks into them can be followed. Says whether anything moved. */
export function settleHeldObjects(plan: Plan, may: (file: string) => boolean): boolean {
  let moved = false;
  for (const file of begunSources(plan, may)) {
    const step = (context: PassContext): boolean => literalsWithKnown(context).some(({ object, prop }) => {
      const held = heldBy(plan, file, object, prop, context);
      return held !== undefined && (withoutProperty(plan, held, prop)?.apply(plan, may) ?? false);
    });
    if (untilStill(plan, file, step)) moved = true;
  }
  return moved;
}

/** Properties of object literals that are a known value. */
function literalsWithKnown(context: PassContext): { object: TSESTree.ObjectExpression; prop: string }[] {
  const found: { object: TSESTree.ObjectExpression; prop: string }[] = [];
  walk(context.source.ast, (node) => {
    if (node.type !== 'ObjectExpression') return;
    for (const p of node.properties) {
      const prop = p.type === 'Property' && !p.computed ? propertyName(p.key) : undefined;
      if (p.type === 'Property' && prop !== undefined && p.value.type === 'Identifier' && context.known(p.value)?.kind === 'exact') found.push({ object: node, prop });
    }
  });
  return found;
}

/** What holds an object literal: by its place a constant that is exported, a property of one, or a context; or a page. */
export function heldBy(plan: Plan, file: string, object: Node, prop: string, context: PassContext): Held | undefined {
  const page = handedToPage(plan, file, object, prop, context);
  if (page) return { ...page, types: typesRound(object).map((node) => ({ file, node })) };
  let at: Node = object;
  while (at.parent && /^TS(?:As|Satisfies|NonNull)/.test(at.parent.type)) at = at.parent;
  const { parent } = at;
  if (object.type !== 'ObjectExpression') return undefined;
  const own = { objects: [{ file, node: object }], types: typesRound(object).map((node) => ({ file, node })) };
  switch (parent?.type) {
    case 'ExportDefaultDeclaration': {
      const holders = importsOfExport(plan, file, 'default');
      return holders && { ...own, holders };
    }
    case 'VariableDeclarator': {
      const variable = parent.parent.kind === 'const' ? context.variable(parent.id) : undefined;
      if (!variable || exportsOfVariable(variable, context).length === 0) return contextRound(plan, file, object, prop, context);
      const holders = referencesTo(plan, file, variable);
      return holders && { ...own, holders };
    }
    case 'Property': {
      const name = parent.computed ? undefined : propertyName(parent.key);
      const outer = name === undefined ? undefined : heldBy(plan, file, parent.parent, name, context);
      const holders = outer?.objects.length === 1 ? membersNamed(plan, outer, name) : undefined;
      return holders && { ...own, holders };
    }
    default:
      return contextRound(plan, file, object, prop, context);
  }
}

/** Where a member of an object that holds another is taken; undefined where a pattern takes it, or something else. */
function membersNamed(plan: Plan, { holders }: Held, name: string | undefined): Place[] | undefined {
  const looks = looksInto(plan, holders)?.map(({ file, node }) => ({ file, node: node.parent! }));
  if (!looks?.every(({ node }) => node.type === 'MemberExpression')) return undefined;
  return looks.filter(({ node }) => node.type === 'MemberExpression' && propertyName(node.property) === name);
}

/** The React context whose default value, or the value of a provider, an object literal is. */
function contextRound(plan: Plan, file: string, object: Node, prop: string, context: PassContext): Held | undefined {
  const name = namedRound(object, context);
  const declared = name && context.declarationOf(name);
  const home = declared?.context.source.file;
  const made = declared && definitionOf(declared.variable)?.node;
  if (!declared || home === undefined || made?.type !== 'VariableDeclarator' || made.init?.type !== 'CallExpression' || calledOfReact(made.init.callee, declared.context.variable) !== 'createContext') return undefined;
  const there = contextOf(plan, home);
  const variable = there?.variable(made.id);
  const places = variable && referencesTo(plan, home, variable);
  if (!places) return undefined;
  const objects: Held['objects'][number][] = [];
  const holders: Place[] = [];
  const types: Place[] = (made.init.typeArguments?.params ?? []).map((node) => ({ file: home, node }));
  const [initial] = made.init.arguments;
  const begins = initial && there ? objectOf(initial, initial.parent, prop, there) : undefined;
  if (begins) objects.push({ file: home, node: begins });
  else if (initial && !isNothing(bare(initial))) return undefined;
  for (const { file: user, node } of places) {
    const at = contextOf(plan, user)!;
    const use = useOf(node, at);
    if (use === undefined) return undefined;
    if (use.asked) holders.push({ file: user, node: use.asked });
    if (use.given && !plan.project.isTest(user)) {
      const given = objectOf(use.given, use.given.parent!, prop, at);
      if (!given) return undefined;
      objects.push({ file: user, node: given });
      types.push(...typesRound(given).map((type) => ({ file: user, node: type })));
    }
  }
  return { objects, holders, types };
}

/** The name of the context that an object literal, or the name of a constant that is one, is given to. */
function namedRound(object: Node, context: PassContext): Node | undefined {
  let at: Node = object;
  while (at.parent && (/^TS(?:As|Satisfies|NonNull)/.test(at.parent.type) || isMemory(at.parent) || (at.parent.type === 'ArrowFunctionExpression' && isMemory(at.parent.parent)))) at = at.parent;
  const { parent } = at;
  if (parent?.type === 'CallExpression' && parent.arguments[0] === at) return parent.parent.type === 'VariableDeclarator' && parent.parent.id.type === 'Identifier' ? parent.parent.id : undefined;
  if (parent?.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute') return providerOf(parent.parent.parent);
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? context.variable(parent.id) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    const found = /^(?:JSXExpressionContainer|CallExpression)$/.test(identifier.parent?.type ?? '') ? namedRound(identifier, context) : undefined;
    if (found) return found;
  }
  return undefined;
}

const isMemory = (node: Node): boolean => node.type === 'CallExpression' && /(?:^|\.)useMemo$/.test(node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' ? node.callee.property.name : '');

/** The name of the context whose provider an element is: `<Flags.Provider>`, `<Flags value={…}>`. */
function providerOf(element: Node): Node | undefined {
  if (element.type !== 'JSXOpeningElement') return undefined;
  const { name } = element;
  return name.type === 'JSXMemberExpression' && name.property.name === 'Provider' ? name.object : name.type === 'JSXIdentifier' ? name : undefined;
}

/** What a place does with a context: the call that asks for its value, the value that a provider gives, or nothing of both; undefined where it is anything else. */
function useOf(name: Node, context: PassContext): { readonly asked?: Node; readonly given?: Node } | undefined {
  const { parent } = name;
  const element = parent?.type === 'JSXMemberExpression' ? parent.parent : parent;
  if (parent?.type === 'CallExpression' && parent.arguments[0] === name) return /^use(?:Context)?$/.test(calledOfReact(parent.callee, context.variable) ?? '') ? { asked: parent } : undefined;
  if (element?.type === 'JSXClosingElement' || parent?.type === 'TSTypeQuery') return {};
  if (element?.type === 'JSXOpeningElement' && providerOf(element) === name) {
    const value = element.attributes.find((a) => a.type === 'JSXSpreadAttribute' || a.name.name === 'value');
    return value?.type === 'JSXAttribute' && value.value?.type === 'JSXExpressionContainer' ? { given: value.value.expression } : undefined;
  }
  return parent?.type === 'MemberExpression' && propertyName(parent.property) === 'displayName' ? {} : undefined;
}

/** What takes a property out of an object, and puts its value where code looks at it; where a test does, it stays. A flag's own property goes when nothing looks at it any more. */
export function withoutProperty(plan: Plan, { objects, holders, types, component, stays: isLookedInto = false }: Held, prop: string): Batch | undefined {
  const batch = new Batch();
  let known: Known | undefined;
  const gone: [file: string, edit: { start: number; end: number; text: string }][] = [];
  for (const { file, node } of objects) {
    const context = contextOf(plan, file)!;
    const given = givenByObject(node, prop, context);
    if (given.kind !== 'value' || !given.value || usesThis(node)) return undefined;
    const value = context.known(given.value);
    if (value?.kind === 'exact' ? !isSame(value, known ?? value) : objects.length > 1 || !plan.isRequested(prop) || !context.isPure(given.value)) return undefined;
    if (value?.kind === 'exact') known = value;
    gone.push([file, given.edit]);
  }
  const looks = looksInto(plan, holders);
  if (!looks) return undefined;
  let stays = isLookedInto;
  const props = component && readsOf(component, { index: 0, prop }, contextOf(plan, component.file)!, true);
  if (component && (!props || !puts(plan, component.file, props, known, batch))) return undefined;
  for (const file of new Set(looks.map((l) => l.file))) {
    const reads = throughMembers(looks.filter((l) => l.file === file).map((l) => l.node), prop, contextOf(plan, file)!);
    if (plan.project.isTest(file)) {
      stays ||= !reads || reads.nodes.length + reads.edits.length > 0;
      continue;
    }
    if (!reads || !puts(plan, file, reads, known, batch)) return undefined;
  }
  if (stays) return batch.edits.size > 0 ? batch : undefined;
  for (const [file, edit] of gone) batch.add(file, edit);
  const all = [...types, ...(component && props ? props.types.map((node) => ({ file: component.file, node })) : [])];
  return all.every(({ file, node }) => dropFromTypes(plan, file, node, prop, batch)) ? batch : undefined;
}

/** Puts a known value where code looks at a property; false where it may look at another, or at one that is not known. */
function puts(plan: Plan, file: string, { nodes, edits, whole, fallback }: Reads, known: Known | undefined, batch: Batch): boolean {
  if (!known) return nodes.length + edits.length === 0;
  if (fallback || nodes.some((n) => n.type === 'MemberExpression' && n.optional)) return false;
  batch.add(file, ...(whole ? [whole] : edits));
  for (const node of nodes) batch.put(file, node, plan.fold(file)!.placeholders.add(known));
  return true;
}

/** Whether a method of an object may look at its properties itself. */
function usesThis(object: Node): boolean {
  let found = false;
  walk(object, (n) => {
    if (n.type === 'ThisExpression') found = true;
    return !found;
  });
  return found;
}
