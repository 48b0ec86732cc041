import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from '../facts/bindings.ts';
import type { Constant, Evaluation, FileFacts, Range } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { walk } from '../facts/walk.ts';
import { companionChanges } from './companions.ts';
import { comparedText } from './compared-text.ts';
import { within } from './edits.ts';
import { useOf } from './expressions.ts';
import { propertyChanges } from './flag-properties.ts';
import { isByPath, setsFlag } from './flag-writes.ts';
import type { Fold } from './fold.ts';
import { isFunction, outermost } from '../facts/syntax.ts';
import { askedFirst, isTakenForGranted, withGuards, withQuestion } from './guards.ts';
import { expectsObservable } from './expects-observable.ts';
import { standsAlone } from './gate-parts.ts';
import { isTruthy, literal, type Known } from './known.ts';
import { Layout } from './layout.ts';
import type { VariableOf } from './object-flags.ts';
import { overridableKey } from './overridable-key.ts';
import type { Change, Mark } from './pass.ts';
import { isInScript } from './markup.ts';
import { getterNames, isPure } from './purity.ts';
import { boundNames } from './statements.ts';
import { statusChanges } from './status-guards.ts';
import type { Request } from './types.ts';
import { effectsIn } from './effects.ts';
import { fallbackOf, isPureBut, namesRead, partUnderCondition, underCondition, UNKNOWN_DEFAULT, type Conditions } from './under-condition.ts';
import { isOfEnvironment, valueOf } from './value-of.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;

/** Why a read was left alone. */
export interface Refused {
  readonly range: Range;
  readonly key: string;
  readonly reason: string;
  readonly hint: string;
}

/** A read that was replaced. */
interface SeededRead {
  readonly range: Range;
  readonly key: string;
  /** It gives an object, of which only the state is known. */
  readonly isObject: boolean;
}

export interface Seeds {
  readonly changes: readonly Change[];
  readonly marks: readonly Mark[];
  /** Ranges of what flags were asked of. */
  readonly carriers: readonly Range[];
  /** Reads that were left alone, by the seed of their marks. */
  readonly refused: readonly Refused[];
  /** Calls that go with a flag and may have to stay, by the seed of their marks. */
  readonly companions: readonly Refused[];
  /** Reads inside of a test's expectations, which stay: what to expect now is for a person to say. */
  readonly expectations: readonly Range[];
  /** Reads that were replaced, by seed number. */
  readonly reads: readonly SeededRead[];
}

/** Whether an expression is what `new` is called with, or the head of it: `new flags.x.Page()`. */
function isConstructed(node: Node): boolean {
  const outer = outermost(node);
  const { parent } = outer;
  return parent?.type === 'NewExpression' ? parent.callee === outer : parent?.type === 'MemberExpression' && parent.object === outer && isConstructed(parent);
}

/** Whether an expression is what an assertion is about, an argument of `expect(…)` or `assert.isTrue(…)`, or all that a test renders a hook for. */
function isExpectation(node: Node): boolean {
  for (let at = node.parent; at && at.type !== 'Program'; at = at.parent) {
    if (isFunction(at)) return at.parent.type === 'CallExpression' && at.parent.arguments[0] === at && at.parent.callee.type === 'Identifier' && at.parent.callee.name === 'renderHook';
    if (at.type !== 'CallExpression') continue;
    let callee: Node = at.callee;
    while (callee.type === 'MemberExpression' || callee.type === 'CallExpression') callee = callee.type === 'MemberExpression' ? callee.object : callee.callee;
    if (callee.type === 'Identifier' && /^(?:expect|assert|should)$/.test(callee.name)) return true;
  }
  return false;
}

/** Whether an expression is what an assertion is about, or gives a name that one is about. */
function isExpected(node: Node, variable: VariableOf): boolean {
  const { parent } = outermost(node.parent?.type === 'AwaitExpression' ? node.parent : node);
  const named = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? variable(parent.id) : undefined;
  return isExpectation(node) || (named?.references.some(({ identifier }) => isExpectation(identifier)) ?? false);
}

/** What the rest of the project says of reads. */
export interface SeedOptions {
  /** Says of keys that a read asks for whatever is declared. */
  readonly isGeneric?: (keys: readonly string[]) => boolean;
  /** Says of a flag that it is an object which says by a member whether it is on. */
  readonly isObject?: (key: string) => boolean;
  /** A test file: what it expects of a flag is left alone. */
  readonly isTest?: boolean;
}

/** Turns the reads of the requested flags into changes that put the kept values in their place. */
export function seedsOf(source: Source, facts: FileFacts, requests: readonly Request[], fold: Fold, { isGeneric = () => false, isObject = () => false, isTest = false }: SeedOptions = {}): Seeds {
  const requested = new Map(requests.map((r) => [r.key, r.keep]));
  const nodes = nodesByRange(source);
  const variables = variablesOf(source);
  const variable: VariableOf = (node) => variables.get(node);
  const layout = new Layout(source);
  const { view, unread: inMarkup } = fold.markup;
  const getters = getterNames(source.ast);
  const changes: Change[] = [];
  const marks: Mark[] = [];
  const carriers: Range[] = [];
  const refused: Refused[] = [];
  const expectations: Range[] = [];
  const reads: SeededRead[] = [];
  const gone = facts.evaluations.flatMap(({ keys, range }) => (keys.some((k) => requested.has(k)) ? [range] : []));
  const place: Place = { source, text: source.text, layout, getters, fold, gone, nodeAt: (range) => nodes.get(rangeKey(range)) };

  for (const evaluation of facts.evaluations) {
    if (evaluation.forwarded) continue;
    const key = evaluation.keys.find((k) => requested.has(k));
    if (key === undefined) continue;
    const refuse = (reason: string, hint: string): void => void refused.push({ range: evaluation.range, key, reason, hint });
    if (evaluation.exactness !== 'exact') {
      const written = source.text.slice(...evaluation.range);
      if (isGeneric(evaluation.keys) && !evaluation.keys.some((k) => written.includes(k))) continue;
      refuse(`the read asks for several flags, or one of several (${evaluation.keys.join(', ')})`, 'split the read so that each flag is asked for by its own key');
      continue;
    }
    const keyNode = evaluation.keyRange && nodes.get(rangeKey(evaluation.keyRange));
    const field = keyNode && overridableKey(keyNode, source.ast);
    if (field !== undefined) {
      refuse(`a class that extends this one may ask for another flag by this.${field}`, `make ${field} private where none does`);
      continue;
    }
    const read = nodes.get(rangeKey(evaluation.range));
    if (isTest && read && isExpected(read, variable)) {
      expectations.push(evaluation.range);
      continue;
    }
    const isInTemplate = !isInScript(source, evaluation.range);
    const trouble = isInTemplate ? (view ? view.troubleWith(evaluation.range, evaluation.keyRange, read) : 'the read is in the template') : undefined;
    if (trouble !== undefined) {
      refuse(trouble, 'write what stays into the template');
      continue;
    }
    const keep = requested.get(key);
    const text = read && typeof keep === 'boolean' && !isOfEnvironment(evaluation) ? comparedText(read, keep !== evaluation.negated, variable) : undefined;
    if (text !== undefined) {
      refuse(`the flag is compared with '${text}', so it holds a text`, `name the text that stays, with --keep '"${text}"' for example`);
      continue;
    }
    const { known, isObject: givesObject, at } = valueOf(evaluation, keep, read, { isObject, variable, context: () => fold.context() });
    if (!known) {
      const { form, value: { type } } = evaluation;
      if (form.startsWith('key in ')) refuse('it asks whether the flag is there, not what it is', 'remove this use by hand');
      else if (type === 'opaque') refuse(`what ${form} makes of the flag is not known`, 'say in a router of the configuration what it gives (value: object(.value), for example), or remove this use by hand');
      else refuse(`the value of this read is not known when the flag is kept at ${literal(keep)}`, `it gives ${type === 'any' ? 'a value' : `a ${type}`}: name it with --keep`);
      continue;
    }
    const seed = reads.push({ range: evaluation.range, key, isObject: givesObject }) - 1;
    const fail = (reason: string, hint: string): void => {
      reads.pop();
      refuse(reason, hint);
    };
    if (isInTemplate && !view?.placeAt(evaluation.range)) {
      const edits = view?.template.gate(evaluation.range[0], isTruthy(known));
      if (edits) changes.push({ edits, isMarkup: true });
      else fail('taking out what it shows or hides might change what is round it', 'write what stays into the template');
      continue;
    }
    switch (evaluation.syntax) {
      case 'expression': {
        const node = at ?? read;
        if (!node) { fail('the read was not found in the text', 'report this as a bug'); break; }
        if (isConstructed(node)) { fail('the flag gives what `new` makes an object of', 'write the class that stays in its place'); break; }
        if (!isTest && setsFlag(node, evaluation, source, variable)) { fail(...WRITTEN); break; }
        const change = expressionChange(node, evaluation, known, seed, place);
        if (typeof change === 'string') fail(change, 'rewrite the read so that its value is used plainly');
        else {
          changes.push(change);
          carriers.push(...carriersOf(node, isByPath(node, evaluation)));
          marks.push(...holderMarks(node, evaluation.whenRange !== undefined));
        }
        break;
      }
      case 'destructuring': {
        if (read?.parent?.type === 'ArrayPattern') { fail('it is taken by its place among several flags', 'ask for each flag by a call of its own'); break; }
        if (read?.type !== 'Property') { fail('the read was not found in the text', 'report this as a bug'); break; }
        if (!isTest && setsFlag(read, evaluation, source, variable)) { fail(...WRITTEN); break; }
        const used = boundNames(read.value).find((name) => inMarkup.has(name));
        if (used !== undefined) { fail(`the template uses ${used} in a way that is not understood`, 'write what stays into the template'); break; }
        marks.push(...elementMarks(read.value, known).map((m) => (m.kind === 'known' ? { ...m, seed } : m)));
        carriers.push(evaluation.range);
        break;
      }
      case 'jsx-gate': {
        const stays = gateArm(source, evaluation, isTruthy(known));
        if (evaluation.whenRange || stays === undefined) fail('the element has a further condition', 'take the condition out of the element');
        else if (read && writes(read)) fail('a part of the element has effects when it is made', 'take it out of the element');
        else if (isElsewhere(read, stays)) fail('what stays may be among the attributes of the element', 'write it between the tags');
        else if (!isShown(read, stays)) fail('what stays is a function that the element calls', 'write what it shows in the place of the element');
        else marks.push({ kind: 'gate', offset: evaluation.range[0], stays });
        break;
      }
      case 'hoc': {
        const arm = isTruthy(known) ? evaluation.arms?.on : evaluation.arms?.off;
        const given = read?.type === 'CallExpression' ? read.arguments : [];
        const chosen = given.findIndex(({ range }) => arm !== undefined && arm !== 'children' && within(range, arm));
        if (!arm || arm === 'children') fail('there is no component for this side', 'write the component that stays');
        else if (!given.every((argument, index) => index === chosen || isPure(argument, getters))) fail('an argument that goes has effects', 'take it out of the call');
        else {
          const before = given[chosen - 1]?.range[1] ?? evaluation.range[0];
          const [comment] = source.comments.filter(({ range }) => range[0] >= before && range[1] <= arm[0]);
          changes.push({ edits: [{ start: evaluation.range[0], end: comment?.range[0] ?? arm[0], text: '' }, { start: arm[1], end: evaluation.range[1], text: '' }] });
        }
        break;
      }
      case 'decorator': {
        const decorator = decoratorOf(read);
        if (!isTruthy(known) || !decorator) fail('what the decorator guards is off', 'remove the guarded code by hand');
        else {
          const [start, end] = layout.whole(decorator.range, 0);
          changes.push({ edits: [{ start, end: layout.endsLine(decorator.range[1]) ? end : layout.tokenAfter(end), text: '' }] });
        }
      }
    }
  }
  changes.push(...statusChanges(source, facts, reads, nodes, fold));
  marks.push(...defaultMarks(facts, requested, refused));
  changes.push(...propertyChanges(facts, requested, (range) => nodes.get(rangeKey(range)), layout, refused));
  const companions = companionChanges(facts, new Set(requested.keys()), (range) => nodes.get(rangeKey(range)), () => fold.context());
  changes.push(...companions.changes);
  marks.push(...companions.marks, ...refused.map(({ range, key }, seed): Mark => ({ kind: 'refused', offset: range[0], name: key, seed })));
  return { changes, marks, carriers, refused, companions: companions.stay, expectations, reads };
}

/** Entries `x: false` of objects that give reads of flags their defaults, where every read of the flag in the file was replaced. */
const defaultMarks = ({ companions }: FileFacts, requested: ReadonlyMap<string, Constant>, refused: readonly Refused[]): Mark[] =>
  companions.flatMap(({ role, keys, range }) => {
    const key = role === 'default' ? keys.find((k) => requested.has(k)) : undefined;
    return key === undefined || refused.some((r) => r.key === key) ? [] : [{ kind: 'default' as const, offset: range[0], name: key }];
  });

/** Whether what an element is given sets something or waits when the element is made. Calls count as rendering, which has no effects. */
function writes(element: Node): boolean {
  let found = false;
  walk(element, (n) => {
    if (/^(?:Assignment|Update|Await|Yield)Expression$/.test(n.type) || (n.type === 'UnaryExpression' && n.operator === 'delete')) found = true;
    return !found && !isFunction(n);
  });
  return found;
}

const WRITTEN = ['this file also writes to the flag', 'take out what sets it, or remove this use by hand'] as const;

/** A range as a key of a map. */
export const rangeKey = (range: Range): string => `${range[0]}-${range[1]}`;

/** The outermost expression of each range. */
function nodesByRange(source: Source): Map<string, Node> {
  const nodes = new Map<string, Node>();
  walk(source.ast, (node) => {
    if (/Statement$|^Program$|^JSXExpressionContainer$|^JSXElement$/.test(node.type)) return;
    const key = rangeKey(node.range);
    if (!nodes.has(key)) nodes.set(key, node);
  });
  return nodes;
}

interface Place extends Conditions {
  readonly source: Source;
  readonly layout: Layout;
  /** Ranges of the reads that go. */
  readonly gone: readonly Range[];
}

function expressionChange(node: Node, evaluation: Evaluation, known: Known, seed: number, place: Place): Change | string {
  const { source, layout, getters, fold, gone } = place;
  let range: Range = node.range;
  let value = known;
  const holder = outermost(node).parent;
  if (evaluation.async) {
    if (holder?.type === 'AwaitExpression') range = holder.range;
    else value = { kind: 'promise', of: known };
  }
  if (holder?.type === 'CallExpression' && holder.callee === node && !(value.kind === 'promise')) return 'the value is called like a function';
  const member = value.kind === 'promise' && holder?.type === 'MemberExpression' && holder.object === outermost(node) ? staticName(holder.property, holder.computed) : undefined;
  if (member !== undefined && !/^(?:then|catch|finally)$/.test(member)) return `a promise has no .${member}`;
  if (expectsObservable(node, value.kind === 'promise', (name) => fold.context().variable(name))) return 'what it gives is taken for an observable';
  const call = callOf(node);
  const effects: string[] = [];
  const isFree = (part: Node): boolean => fold.context().isPure(part);
  for (const argument of call?.arguments ?? []) {
    if (isPureBut(argument, evaluation.whenRange, getters) || isQuery(argument, evaluation, getters)) continue;
    if (argument.type === 'SpreadElement') return 'its arguments are spread';
    const parts = evaluation.whenRange ? undefined : isFree(argument) ? [] : effectsIn(argument, isFree);
    effects.push(...(parts ?? [argument]).map((part) => source.text.slice(part.range[0], part.range[1])));
  }
  const plain = value.kind === 'promise' ? value.of : value;
  if (evaluation.whenRange && value.kind === 'object' && effects.length === 0) return partUnderCondition(node, evaluation, value, place);
  if (plain.kind !== 'exact') {
    if (effects.length > 0 || evaluation.whenRange) return 'its arguments have effects, and its value is not plain';
    return { edits: [{ start: range[0], end: range[0], text: `${fold.placeholders.add(value, seed)}(` }, { start: range[1], end: range[1], text: ')' }] };
  }
  let text = fold.placeholders.add(value, seed);
  if (evaluation.whenRange) {
    const fallback = fallbackOf(evaluation);
    if (fallback === undefined || effects.length > 0 || value.kind !== 'exact') return UNKNOWN_DEFAULT;
    text = underCondition(node, useOf(node, fold.context()), evaluation.whenRange, value.value, fallback, place);
  }
  if (effects.length > 0) text = `(${effects.join(', ')}, ${text})`;
  const isOther = evaluation.ofOther === true || (isTruthy(plain) && isTakenForGranted(node, gone, source));
  const asked = isOther ? askedFirst(node) : undefined;
  if (asked && node.type !== 'ChainExpression') return 'more is taken from it, and what is asked may be missing';
  if (asked) return { edits: withQuestion(asked, holder?.type === 'AwaitExpression' ? holder : node, text, !isTruthy(plain) && effects.length === 0, fold.context()) };
  if (value.kind !== 'promise' && effects.length === 0) range = withGuards(node, isTruthy(plain), source, isOther ? fold.context() : undefined) ?? range;
  const grouped = range === node.range ? range : layoutGroup(layout, holder, range);
  return { edits: [{ start: grouped[0], end: grouped[1], text }] };
}

/** What the key is handed over in: `Query.create({ key: 'new-nav', user })` says which flag is asked for, and nothing else is made of it. */
function isQuery(argument: Node, { keyRange, range }: Evaluation, getters: ReadonlySet<string>): boolean {
  if (argument.type !== 'CallExpression' && argument.type !== 'NewExpression') return false;
  const [given, ...others] = argument.arguments;
  const isKeyIn = (place: Range): boolean => keyRange !== undefined && within(keyRange, place);
  const holdsKey = given?.type === 'Identifier' ? !isKeyIn(range) : given?.type === 'ObjectExpression' && isKeyIn(given.range);
  return holdsKey && given !== undefined && others.length === 0 && isPure(given, getters);
}

/** Parentheses round `(await read)` are not needed round a plain value. */
function layoutGroup(layout: Layout, holder: Node | undefined, range: Range): Range {
  return holder ? layout.grouped(holder) : range;
}

const callOf = (node: Node): TSESTree.CallExpression | TSESTree.NewExpression | undefined => {
  if (node.type === 'ChainExpression') return callOf(node.expression);
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? node : undefined;
};

/** What the read asks: its callee, or the object a member is taken from. */
function carriersOf(node: Node, isByPath: boolean): Range[] {
  if (node.type === 'ChainExpression') return carriersOf(node.expression, isByPath);
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return [node.callee, ...(isByPath ? node.arguments : [])].map(({ range }) => range);
  return node.type === 'MemberExpression' ? [node.object.range] : [];
}

/** Notes the variable that only holds a read: `const isNew = await isOn('x')` goes with it, used or not. Under a further condition the flag chose that. */
function holderMarks(read: Node, isConditional: boolean): Mark[] {
  let at = read;
  while (at.parent?.type === 'AwaitExpression' || at.parent?.type === 'UnaryExpression' || (at.parent?.type === 'LogicalExpression' && at.parent.left === at && at.parent.operator !== '&&')) at = at.parent;
  const holder = at.parent?.type === 'VariableDeclarator' && at.parent.init === at ? at.parent : undefined;
  if (holder?.id.type !== 'Identifier' || holder.parent.parent.type === 'ExportNamedDeclaration') return [];
  return namesRead(holder.id.range[0], holder.id.name, isConditional);
}

/** Notes what each name of a destructuring element stands for. */
function elementMarks(pattern: Node, known: Known): Mark[] {
  if (pattern.type === 'AssignmentPattern') return elementMarks(pattern.left, known);
  if (pattern.type === 'Identifier') {
    return [
      { kind: 'known', offset: pattern.range[0], name: pattern.name, known },
      { kind: 'candidate', offset: pattern.range[0], name: pattern.name, carrier: true },
    ];
  }
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.flatMap((p) => {
      if (p.type !== 'Property' || p.computed || known.kind !== 'object') return [];
      const name = p.key.type === 'Identifier' ? p.key.name : p.key.type === 'Literal' ? String(p.key.value) : '';
      const part = Object.hasOwn(known.parts, name) ? known.parts[name] : undefined;
      return part ? elementMarks(p.value, part) : [];
    });
  }
  if (pattern.type === 'ArrayPattern') {
    return pattern.elements.flatMap((e, i) => {
      const part = known.kind === 'object' && Object.hasOwn(known.parts, i) ? known.parts[String(i)] : undefined;
      return e && part ? elementMarks(e, part) : [];
    });
  }
  return [];
}

/** What stays of a JSX gate: `children`, an attribute's name, or null for nothing. */
function gateArm(source: Source, evaluation: Evaluation, on: boolean): string | null | undefined {
  const arm = on ? evaluation.arms?.on : evaluation.arms?.off;
  if (arm === 'children') return 'children';
  if (!arm) return null;
  let name: string | undefined;
  walk(source.ast, (node) => {
    if (node.type === 'JSXAttribute' && within(arm, node.range) && within(node.range, evaluation.range) && node.name.type === 'JSXIdentifier') name ??= node.name.name;
  });
  return name;
}

/** Whether an attribute or what is spread out in a gate may hold what stays of it, where that is not written in its place. */
function isElsewhere(gate: Node | undefined, stays: string | null): boolean {
  if (gate?.type !== 'JSXOpeningElement') return false;
  const isWrittenThere = stays === 'children' ? gate.parent.type === 'JSXElement' && gate.parent.children.some((c) => c.type !== 'JSXText' || c.value.trim() !== '') : stays !== null;
  const isPlain = ({ properties }: TSESTree.ObjectExpression): boolean => properties.every((p) => p.type === 'Property' && !p.computed && (p.value.type === 'Literal' || p.value.type === 'TemplateLiteral'));
  const mayHold = (a: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): boolean =>
    (a.type === 'JSXSpreadAttribute' ? !(a.argument.type === 'ObjectExpression' && isPlain(a.argument)) : stays === 'children' && a.name.name === 'children');
  return !isWrittenThere && gate.attributes.some(mayHold);
}

const isShown = (gate: Node | undefined, stays: string | null): boolean => gate?.type !== 'JSXOpeningElement' || standsAlone(gate, stays);

const decoratorOf = (node: Node | undefined): Node | undefined => (node?.type === 'Decorator' ? node : node?.parent?.type === 'Decorator' ? node.parent : undefined);
