import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { Batch } from './batch.ts';
import { calleeOf, contextOf, usesOf, type Callee, type Connection, type Use } from './callees.ts';
import { connectedBy, givenByConnection, withoutMapping } from './connected.ts';
import { isInjected, isToken } from './injected.ts';
import { exact, isSame, type Known } from './known.ts';
import { defaultProp, mayLose, membersOf, withoutDocs, withoutMember, withoutPropTypes } from './members.ts';
import type { PassContext } from './pass.ts';
import { holdsPlaceholder, isPlaceholder } from './placeholders.ts';
import type { Plan } from './plan.ts';
import { givenAt, propertyName, readsOf, withoutArgument, type Given, type Reads, type Slot } from './slots.ts';
import type { GoneSlot } from './tests/gone-slots.ts';
import { withoutStyleProp } from './styled.ts';
import { typesRound } from './types-round.ts';
import { dropStatements, listOf } from './statements.ts';
import { saysSide, withSuites } from './tests/dead-cases.ts';
import { blocksRound } from './tests/structure.ts';
import { noteFake } from './tests/fake-answers.ts';
import { DOUBTFUL } from './tests/words.ts';
import { positionAt } from '../text/lines.ts';
import type { Notice } from './types.ts';

type Node = TSESTree.Node;


interface Candidate {
  readonly callee: Callee;
  readonly slot: Slot;
  /** It lost its last reader; otherwise a use gives it a known value. */
  readonly unread: boolean;
  /** It was there to ask for flags. */
  readonly carrier?: boolean;
}

/** Takes parameters and props away that every use gives the same known value, or that nothing reads any more; `held` are names that stay. Says whether anything moved. */
export function settleParameters(plan: Plan, may: (file: string) => boolean, tried: Map<string, string>, held: ReadonlySet<string> = new Set()): boolean {
  let moved = false;
  for (const [file] of [...plan.folds]) {
    if (plan.deleted.has(file) || !may(file) || plan.project.isTest(file)) continue;
    for (let again = true; again; ) {
      again = false;
      for (const candidate of candidatesIn(plan, file)) {
        const { callee, slot } = candidate;
        const id = `${callee.file}\0${callee.id?.name ?? ''}\0${slot.index}.${slot.prop ?? ''}`;
        const state = [...plan.folds.values()].map((f) => f.fold.overlay.text.length).join();
        if (tried.get(id) === state || held.has(slot.prop ?? '')) continue;
        tried.set(id, state);
        if (!removeSlot(plan, candidate, may)) continue;
        moved = again = true;
        break;
      }
    }
  }
  return moved;
}

/** Slots that something in a file suggests: a known value that is handed on, a parameter that lost its last read. */
function candidatesIn(plan: Plan, file: string): Candidate[] {
  const fold = plan.fold(file);
  const context = contextOf(plan, file);
  if (!fold || !context) return [];
  const found: Candidate[] = [];
  const push = (callee: Callee | undefined, slot: Slot, unread: boolean, carrier = false): void => {
    if (callee && !plan.project.isTest(callee.file) && !/^(?:children|key|ref)$/.test(slot.prop ?? '')) found.push({ callee, slot, unread, carrier });
  };
  const marks = fold.notes.filter((m) => m.kind === 'parameter' || m.kind === 'candidate' || m.kind === 'member');
  if (!holdsPlaceholder(fold.overlay.text) && marks.length === 0) return [];
  walk(context.source.ast, (node) => {
    if (node.type === 'Identifier' && isPlaceholder(node.name) && context.known(node)?.kind === 'exact') for (const { at, slot } of handedOn(node, context)) push(at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression' ? ownCallee(file, at) : calleeOf(plan, file, at), slot, false);
    if ((node.type === 'ClassDeclaration' || node.type === 'ClassExpression') && node.id) {
      for (const mark of marks) if (mark.kind === 'parameter' && mark.offset === node.body.range[0] && mark.name !== undefined) push({ file, node, id: node.id }, { index: 0, prop: mark.name }, true);
    }
    if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return;
    for (const [index, param] of node.params.entries()) {
      const declared = param.type === 'TSParameterProperty' ? param.parameter : param;
      const pattern = declared.type === 'AssignmentPattern' ? declared.left : declared;
      for (const mark of marks) {
        if (mark.kind === 'parameter' && (pattern.type === 'ObjectPattern' || pattern.type === 'Identifier') && mark.offset === pattern.range[0] && mark.name !== undefined) push(ownCallee(file, node), { index, prop: mark.name }, true);
        if (mark.kind === 'candidate' && pattern.type === 'Identifier' && mark.offset === pattern.range[0] && !isRead(pattern, context)) push(ownCallee(file, node), { index }, true);
        if (mark.kind === 'member' && declared !== param && mark.offset === pattern.range[0]) push(ownCallee(file, node), { index }, true, mark.carrier);
      }
    }
  });
  return found;
}

const isRead = (name: Node, context: PassContext): boolean => context.variable(name)?.references.some((r) => r.isRead()) ?? true;

/** A function by its own node, where it has a name that others call it by. */
export function ownCallee(file: string, node: Node): Callee | undefined {
  if (node.type === 'FunctionDeclaration') return { file, node, ...(node.id ? { id: node.id } : {}) };
  if (node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return undefined;
  let at: Node = node;
  while (at.parent && /^(?:CallExpression|TS(?:As|Satisfies|NonNull)Expression)$/.test(at.parent.type)) at = at.parent;
  if (at.parent?.type === 'VariableDeclarator' && at.parent.id.type === 'Identifier') return { file, node, id: at.parent.id };
  if (at.parent?.type === 'ExportDefaultDeclaration') return { file, node };
  if (at.parent?.type === 'MethodDefinition' && at.parent.kind === 'constructor') {
    const home = at.parent.parent.parent;
    return home.id ? { file, node: home, id: home.id } : undefined;
  }
  return undefined;
}

/** The slots that a known value is given to, by the name or function that has them. */
function handedOn(node: Node, context: PassContext): { at: Node; slot: Slot }[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'JSXExpressionContainer': {
      const attribute = parent.parent;
      const element = attribute.type === 'JSXAttribute' ? attribute.parent : undefined;
      if (attribute.type !== 'JSXAttribute' || element?.type !== 'JSXOpeningElement' || element.name.type !== 'JSXIdentifier' || attribute.name.type !== 'JSXIdentifier') return [];
      return [{ at: element.name, slot: { index: 0, prop: attribute.name.name } }];
    }
    case 'CallExpression': case 'NewExpression': return inCall(node, parent, {});
    case 'AssignmentPattern': {
      if (parent.right !== node) return [];
      const up = parent.parent;
      if ('params' in up && Array.isArray(up.params)) return [{ at: up, slot: { index: (up.params as Node[]).indexOf(parent) } }];
      const pattern = up.type === 'Property' ? up.parent : undefined;
      const fn = pattern?.type === 'ObjectPattern' ? (pattern.parent) : undefined;
      const prop = up.type === 'Property' && !up.computed ? propertyName(up.key) : undefined;
      return fn && prop !== undefined && 'params' in fn && Array.isArray(fn.params) ? [{ at: fn, slot: { index: (fn.params as Node[]).indexOf(pattern as Node), prop } }] : [];
    }
    case 'Property': {
      const prop = parent.value === node && !parent.computed && parent.parent.type === 'ObjectExpression' ? propertyName(parent.key) : undefined;
      return prop === undefined ? [] : ofObject(parent.parent, prop, context);
    }
    default: return [];
  }
}

function inCall(argument: Node, call: TSESTree.CallExpression | TSESTree.NewExpression, slot: { prop?: string }): { at: Node; slot: Slot }[] {
  const index = call.arguments.indexOf(argument as TSESTree.Expression);
  if (index < 0) return [];
  const name = call.callee.type === 'Identifier' ? call.callee.name : call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' ? call.callee.property.name : '';
  const [component] = call.arguments;
  if (name === 'createElement' && component?.type === 'Identifier') return index > 0 ? [{ at: component, slot: { ...slot, index: index - 1 } }] : [];
  return call.callee.type === 'Identifier' ? [{ at: call.callee, slot: { ...slot, index } }] : [];
}

function ofObject(object: Node, prop: string, context: PassContext, depth = 0): { at: Node; slot: Slot }[] {
  let at = object;
  while (at.parent && /^TS(?:As|Satisfies|NonNull)/.test(at.parent.type)) at = at.parent;
  let { parent } = at;
  if (depth > 4) return [];
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier') {
    return (context.variable(parent.id)?.references ?? []).flatMap((r) => {
      const call = (r.identifier as Node).parent;
      return call?.type === 'CallExpression' || call?.type === 'NewExpression' ? inCall(r.identifier, call, { prop }) : [];
    });
  }
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return inCall(at, parent, { prop });
  if (parent?.type === 'ReturnStatement') {
    while (parent && !parent.type.includes('Function')) parent = parent.parent;
    if (!parent) return [];
    at = parent;
  } else if (parent?.type === 'ArrowFunctionExpression' && parent.body === at) at = parent;
  else return [];
  const connected = connectedBy(at, context);
  if (connected.length > 0) return connected.map((component) => ({ at: component, slot: { index: 0, prop } }));
  const memo = at.parent;
  return memo?.type === 'CallExpression' && memo.callee !== at && /(?:^|\.)useMemo$/.test(context.layout.text.slice(...memo.callee.range)) ? ofObject(memo, prop, context, depth + 1) : [];
}

/** Takes one slot away everywhere, or nowhere. */
function removeSlot(plan: Plan, { callee, slot, unread, carrier }: Candidate, may: (file: string) => boolean): boolean {
  const { file } = callee;
  const home = contextOf(plan, file);
  if (!home || !may(file) || plan.deleted.has(file)) return false;
  const injected = carrier === true && isInjected(callee.node, home);
  const found = usesOf(plan, callee, injected ? isToken : undefined);
  const { prop } = slot;
  const connected = slot.index === 0 && prop !== undefined ? found.connections.map((connection) => ({ connection, given: givenByConnection(plan, connection, prop) })).filter((c) => c.given.length > 0) : [];
  const isDecided = (through: readonly Connection[] = []): boolean => through.some((t) => connected.some((c) => c.connection === t));
  const uses = found.uses.filter((u) => !isDecided(u.through));
  const open = found.opens.some((through) => !isDecided(through));
  const isTest = (u: Use): boolean => plan.project.isTest(u.file) || /\.stor(?:y|ies)\.[jt]sx?$/.test(u.file);
  const sources = uses.filter((u) => !isTest(u));
  const mayHide = unread && prop !== undefined;
  if ((open && !mayHide) || (sources.length === 0 && connected.length === 0 && !injected)) return false;
  const byElement = connected.length > 0 || sources.some((u) => u.node.type === 'JSXOpeningElement');
  const isClass = callee.node.type.startsWith('Class');
  if (isClass && sources.some((u) => u.node.type !== (byElement ? 'JSXOpeningElement' : 'NewExpression') && u.shift === 0)) return false;
  const reads = readsOf(callee, slot, home, byElement || sources.some((u) => u.shift > 0));
  if (!reads || (unread && reads.nodes.length > 0) || (reads.fallback && !home.isPure(reads.fallback))) return false;

  const names = new Set([callee.id?.name ?? '']);
  const fallback = reads.fallback ?? (slot.prop === undefined ? undefined : defaultProp(home, names, slot.prop));
  const given = [...sources.map((use) => ({ use, given: givenAt(use, slot, contextOf(plan, use.file)!) })), ...connected.flatMap((c) => c.given)];
  // what nothing reads and no type names may be given where it can not be followed
  const isHidden = open || given.some((g) => g.given.kind === 'unknown');
  if (isHidden && !mayHide) return false;
  const known = unread ? undefined : sameValue(plan, given, fallback, home);
  if (unread ? !given.every((g) => g.given.kind === 'unknown' || isFree(plan, g.use, g.given)) : !known) return false;

  const batch = new Batch();
  const whole = !isHidden && reads.whole !== undefined && reads.types.length <= 1 && wholeGoes(plan, file, reads, slot, given, home);
  batch.add(file, ...(whole && reads.whole ? [reads.whole] : reads.edits));
  for (const node of reads.nodes) {
    if (!(whole && reads.whole && inside(node, reads.whole))) batch.put(file, node, plan.fold(file)!.placeholders.add(known!));
  }
  for (const { use, given: g } of given) {
    dropGiven({ use, slot, given: g, whole }, batch, contextOf(plan, use.file)!);
  }
  /** Cases of tests that go, with their files. */
  const dead = new Map<Node, string>();
  const doubts: Notice[] = [];
  const gone: GoneSlot[] = [];
  const called = slot.prop ?? parameterName(callee, slot) ?? '';
  for (const use of uses.filter(isTest)) {
    if (!inTest(plan, { callee, use, slot, known, called, whole }, batch, uses, dead, doubts)) return false;
    const left = goneIn(plan, use, slot, known);
    if (left && !gone.some((g) => g.file === left.file && g.name === left.name)) gone.push(left);
  }
  for (const test of new Set(dead.values())) {
    const context = contextOf(plan, test)!;
    const { ast, text } = context.source;
    for (const change of dropStatements(withSuites(dead, ast, text), context)) batch.add(test, ...change.edits);
  }

  const styled = slot.prop === undefined ? [] : withoutStyleProp(callee, slot.prop, sources, home);
  if (!styled) return false;
  batch.add(file, ...styled);
  const name = slot.prop ?? parameterName(callee, slot);
  if (name !== undefined) batch.add(file, ...withoutDocs(home, documented(callee), name));
  if (slot.prop !== undefined) {
    batch.add(file, ...withoutPropTypes(home, names, slot.prop));
    const types = [...reads.types.map((type) => ({ in: file, type })), ...given.flatMap(({ use, given: g }) => (g.kind === 'value' && g.value && use.node.type !== 'JSXOpeningElement' ? typesRound(g.value).map((type) => ({ in: use.file, type })) : []))];
    for (const { in: where, type } of types) {
      const members = membersOf(plan, where, type, slot.prop);
      if (isHidden && members.found.length > 0) return false;
      for (const { file: there, node } of members.found) {
        const context = contextOf(plan, there);
        const edit = context && withoutMember(node, context);
        if (!edit) return false;
        if (!batch.covers(there, node.range[0])) batch.add(there, edit);
      }
      if (members.open || !mayLose(plan, members, slot.prop, batch)) return false;
    }
  }
  if (batch.edits.size === 0 || !batch.apply(plan, may)) return false;
  plan.gone.push(...gone);
  plan.doubts.push(...doubts);
  return true;
}

/** What a test hands on in a way that only the pass over tests can follow. */
function goneIn(plan: Plan, { file, node, shift }: Use, slot: Slot, known: Known | undefined): GoneSlot | undefined {
  const context = contextOf(plan, file);
  const named = node.type === 'JSXOpeningElement' ? node.name : shift > 0 ? node.arguments[0] : node.callee;
  if (!context || (named?.type !== 'JSXIdentifier' && named?.type !== 'Identifier') || givenAt({ file, node, shift }, slot, context).kind !== 'unknown') return undefined;
  return { file, name: named.name, shift, slot, ...(known?.kind === 'exact' ? { known: { value: known.value } } : {}) };
}

const inside = (node: Node, edit: { start: number; end: number }): boolean => edit.start <= node.range[0] && node.range[1] <= edit.end;

/** The one value that all uses give; undefined when they differ or one is not known. */
function sameValue(plan: Plan, given: readonly { use: Use; given: Given }[], fallback: Node | undefined, home: PassContext): Known | undefined {
  let same: Known | undefined;
  for (const { use, given: g } of given) {
    const context = contextOf(plan, use.file)!;
    let value = g.kind === 'value' ? (g.value ? context.constant(g.value) : { value: true }) : { value: undefined };
    if (value && value.value === undefined && fallback) value = home.constant(fallback);
    if (!value) return undefined;
    const known = exact(value.value);
    if (!isSame(known, same ?? known)) return undefined;
    same = known;
  }
  return same;
}

/** Whether what a use gives may go without a trace. */
function isFree(plan: Plan, use: Use, given: Given): boolean {
  return given.kind === 'absent' || (given.kind === 'value' && (!given.value || contextOf(plan, use.file)!.isPure(given.value)));
}

/** Whether a parameter that held only this slot can go with all that is given to it. */
function wholeGoes(plan: Plan, file: string, reads: Reads, slot: Slot, given: readonly { use: Use; given: Given }[], home: PassContext): boolean {
  if (given.some(({ use, given: g }) => use.node.type !== 'JSXOpeningElement' && !use.connects && (use.node.arguments.length > slot.index + use.shift + 1 || !holdsOnly(use, slot, g)))) return false;
  const [type] = reads.types;
  if (!type) return true;
  if (reads.whole && !inside(type, reads.whole)) return true;
  const bare = type.type === 'TSTypeAnnotation' ? type.typeAnnotation : type;
  if (bare.type !== 'TSTypeLiteral' && !(bare.type === 'TSTypeReference' && !bare.typeArguments)) return false;
  const { found, named } = membersOf(plan, file, type, slot.prop ?? '');
  const parent = found[0]?.node.parent;
  const list: readonly Node[] = parent?.type === 'TSInterfaceBody' ? parent.body : parent?.type === 'TSTypeLiteral' ? parent.members : [];
  return home !== undefined && found.length === 1 && named.length <= 1 && list.length === 1 && !(parent?.parent?.type === 'TSInterfaceDeclaration' && parent.parent.extends.length > 0);
}

const argumentAt = ({ node, shift, connects }: Use, { index }: Slot): Node | undefined => (node.type === 'JSXOpeningElement' || connects ? undefined : node.arguments[index + shift]);

/** Whether a call gives a parameter nothing but what it gives this slot. */
function holdsOnly(use: Use, slot: Slot, given: Given): boolean {
  const argument = argumentAt(use, slot);
  return !argument || (argument.type === 'ObjectExpression' && argument.properties.length === (given.kind === 'value' ? 1 : 0));
}

/** Takes out what a use gives a slot: the argument, where the whole parameter goes and it holds no more. */
function dropGiven({ use, slot, given, whole }: { readonly use: Use; readonly slot: Slot; readonly given: Given; readonly whole: boolean }, batch: Batch, context: PassContext): void {
  const { node, shift } = use;
  const index = slot.index + shift;
  const goes = whole && node.type !== 'JSXOpeningElement' && argumentAt(use, slot) && node.arguments.length === index + 1 && holdsOnly(use, slot, given);
  if (goes) batch.add(use.file, withoutArgument(node, index, context));
  else if (given.kind === 'value') {
    const mapping = use.connects && node.type === 'CallExpression' && given.value ? withoutMapping(node, given.value, context) : undefined;
    batch.add(use.file, ...(mapping ? [mapping] : []), ...(mapping && given.value && inside(given.value, mapping) ? [] : [given.edit]));
  }
}

interface GivenInTest {
  readonly callee: Callee;
  readonly use: Use;
  readonly slot: Slot;
  readonly known: Known | undefined;
  /** Name of the parameter or prop. */
  readonly called: string;
  /** The parameter goes as a whole. */
  readonly whole: boolean;
}

/** What a test gives goes; so does a case that is about another value: it was for the side that went. False when a call can not be rewritten. */
function inTest(plan: Plan, { callee, use, slot, known, called, whole }: GivenInTest, batch: Batch, uses: readonly Use[], dead: Map<Node, string>, doubts: Notice[]): boolean {
  const context = contextOf(plan, use.file);
  if (!context) return false;
  const given = givenAt(use, slot, context);
  if (given.kind !== 'value') return given.kind === 'absent' || slot.prop !== undefined;
  if (!known && given.value) noteFake(plan, callee.file, use, given.value);
  const value = given.value ? context.constant(given.value) : { value: true };
  const test = known && value && !isSame(exact(value.value), known) ? caseOf(use.node) : undefined;
  if (test && !dead.has(test)) {
    const { text } = context.layout;
    const isKept = (u: Use): boolean | undefined => {
      const g = givenAt(u, slot, context);
      const v = g.kind === 'value' ? (g.value ? context.constant(g.value) : { value: true }) : undefined;
      return v && known && isSame(exact(v.value), known);
    };
    const own = uses.filter((u) => u.file === use.file);
    const isLive = own.some((u) => u !== use && inRange(u.node, test) && isKept(u));
    const says = (u: Use, isHabit = false): boolean => known?.kind === 'exact' && saysSide(blocksRound(u.node, text), { key: called, keep: known.value }, { isHabit });
    if (!isLive && says(use, isHabit(own, isKept, (u) => says(u)))) {
      dead.set(test, use.file);
    } else if (!isLive) doubts.push({ file: use.file, ...positionAt(text, use.node.range[0]), ...DOUBTFUL });
  }
  if (![...dead].some(([d, file]) => file === use.file && inRange(use.node, d))) dropGiven({ use, slot, given, whole }, batch, context);
  return true;
}

/** Whether a file's cases give the other value whatever they are about: three or more whose titles do not say it, and more than give the value that stays. */
function isHabit(uses: readonly Use[], isKept: (use: Use) => boolean | undefined, says: (use: Use) => boolean): boolean {
  const casesOf = (list: readonly Use[]): number => new Set(list.map(({ node }) => caseOf(node)).filter((c) => c !== undefined)).size;
  const silent = casesOf(uses.filter((u) => isKept(u) === false && !says(u)));
  return silent >= 3 && silent > casesOf(uses.filter((u) => isKept(u)));
}

const inRange = (node: Node, outer: Node): boolean => outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];

/** The statement of the test case round a node. */
function caseOf(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'ExpressionStatement' && listOf(at) && at.expression.type === 'CallExpression' && /^(?:it|test|specify)(?:\.only)?$/.test(calledName(at.expression.callee))) return at;
  }
  return undefined;
}

const calledName = (callee: Node): string => (callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? `${calledName(callee.object)}.${callee.property.name}` : '');

/** Name of a positional parameter. */
function parameterName({ node }: Callee, slot: Slot): string | undefined {
  const fn = node.type === 'ClassDeclaration' || node.type === 'ClassExpression' ? undefined : node;
  const param = fn?.params[slot.index];
  const name = param?.type === 'AssignmentPattern' ? param.left : param;
  return name?.type === 'Identifier' ? name.name : undefined;
}

/** The node that documentation of a callee stands in front of. */
function documented({ node }: Callee): Node {
  let at: Node = node;
  while (at.parent && /^(?:VariableDeclarator|VariableDeclaration|Export\w+|CallExpression|MethodDefinition)$/.test(at.parent.type)) at = at.parent;
  return at;
}
