import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Step } from './bindings.ts';
import { memberWord, splitPath } from './callees.ts';
import type { Findings, Reading } from './findings.ts';
import type { KeyAnswer } from './keys.ts';
import type { Origin } from './origins.ts';
import type { createPlaces } from './places.ts';
import type { IndexedForm } from './sdk-index.ts';
import { bare, isWritten, outermost } from './syntax.ts';
import type { TakenMember } from './taken-members.ts';
import type { Confidence, Evaluation } from './types.ts';
import { createVueRefs } from './vue-refs.ts';

type Node = TSESTree.Node;

/** What reads of members are found with, and where they go. */
export interface MemberReadsContext {
  readonly reading: Reading;
  readonly places: ReturnType<typeof createPlaces>;
  readonly found: Findings;
  isFormModule(f: IndexedForm, origin: Origin): boolean;
  confidenceOf(origin: Origin): Confidence;
  add(node: Node, f: IndexedForm, answer: KeyAnswer, rest: Pick<Evaluation, 'form' | 'confidence' | 'syntax'> & Partial<Evaluation>): number;
}

/** Whether the reads of a form are members of something. */
export const asksMembers = ({ key }: IndexedForm): boolean => key?.in === 'member' || (key !== undefined && 'each' in key && key.each !== 'one');

/** The assignment that gives a member a value. */
const assignmentOf = (node: Node): TSESTree.AssignmentExpression | undefined => {
  const outer = outermost(node);
  return outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer && outer.parent.operator === '=' ? outer.parent : undefined;
};

const isCalled = (node: Node): boolean => {
  const outer = outermost(node);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
};

/** Finds flags that are members of something: `flags.newNav`, `const { newNav } = flags`, `get(flags, 'newNav')`. */
export function createMemberReads({ reading, places, found, isFormModule, confidenceOf, add }: MemberReadsContext) {
  const { bindings, constants, origins, index } = reading;
  const { keyOfMember, keysAt, withDefault } = places;
  const { holdsRefs, isRef } = createVueRefs(bindings);
  /** A ref of a flag is not its value. */
  const asRef = (object: Node): Pick<Evaluation, 'value'> | undefined => (holdsRefs(object) ? { value: { type: 'opaque' } } : undefined);

  /** What another object may have given a value of its own. */
  const asOverlaid = ({ isOverlaid }: Origin): Pick<Evaluation, 'value'> | undefined => (isOverlaid ? { value: { type: 'opaque' } } : undefined);

  /** The form by which members of something with these origins are flags; of one member, without those that do not have it. */
  function memberForm(of: readonly Origin[], member?: string): { f: IndexedForm; origin: Origin; name: string } | undefined {
    for (const origin of of) {
      if (member !== undefined && origin.beside?.includes(member)) continue;
      for (const f of index.membersOf(origin.path)) {
        const isNamespace = f.receivers.length === 0 && origin.path === '' && isFormModule(f, origin);
        if (isNamespace || index.isReceiver(f, origin)) return { f, origin, name: origin.path };
      }
      if (!origin.path.endsWith('()')) continue;
      const called = origin.path.slice(0, -2);
      const bulk = (f: IndexedForm): boolean => (f.form.role === undefined || f.form.role === 'override') && asksMembers(f);
      if (origin.root !== 'type' && origin.root !== 'name') {
        for (const f of index.forms('function', called)) if (bulk(f) && isFormModule(f, origin)) return { f, origin, name: origin.path };
      }
      const parts = splitPath(called);
      if (!parts) continue;
      for (const f of index.forms('method', parts.name)) if (bulk(f) && index.isReceiver(f, { ...origin, path: parts.receiver })) return { f, origin, name: origin.path };
    }
    return undefined;
  }

  const describeMember = (m: { f: IndexedForm; name: string }): string => `${m.name}.member`;

  function member(node: TSESTree.MemberExpression): void {
    const set = reading.isTest ? undefined : assignmentOf(node);
    if ((!set && isWritten(node)) || isCalled(node)) return;
    const word = memberWord(node.object);
    if (word !== undefined && index.membersOf(word).length === 0 && !index.isCallee(word) && origins.isAsWritten(node.object)) return;
    const m = memberForm(origins.of(node.object), staticName(node.property, node.computed));
    if (!m || (!set && m.f.form.role === 'override') || (staticName(node.property, node.computed) === 'value' && isRef(node.object))) return;
    const answer = keyOfMember(m.f, node.property, node.computed);
    if (!answer) return;
    if (!set) return void add(node, m.f, answer, { form: describeMember(m), confidence: confidenceOf(m.origin), syntax: 'expression', ...asRef(node.object), ...asOverlaid(m.origin) });
    const value = constants.constantOf(set.right);
    if (typeof value?.value === 'string' && m.f.value.type !== 'string') return; // an environment variable says on and off in words of its own
    if (answer.exactness === 'exact') found.overrides.push({ keys: answer.keys, range: set.range, sdk: m.f.sdk.name, form: describeMember(m), forced: set.right.range, ...(value ? { value: value.value } : {}) });
  }

  /** A read by what takes members out of objects: a part of the flag's value is not that value, nor is whether it is there. */
  function taken(node: Node, { object, path, fallback, isPresence, isDerived, ofAny }: TakenMember): boolean {
    let of: readonly Origin[] = object ? origins.of(object) : [{ root: 'name', path: ofAny ? '' : 'this' }];
    for (const [index, part] of path.entries()) {
      const m = memberForm(of, part.name);
      const answer = m && m.f.form.role !== 'override' ? keyOfMember(m.f, part.node, true, part.name) : undefined;
      if (m && answer) {
        const isValue = !isPresence && !isDerived && index === path.length - 1;
        add(node, m.f, answer, {
          form: isPresence ? `key in ${m.name}` : describeMember(m), confidence: confidenceOf(m.origin), syntax: 'expression',
          ...(isValue ? (fallback ? withDefault(fallback) : {}) : { value: { type: 'opaque' } }), ...(isPresence ? { amongOthers: true } : {}),
        });
        return true;
      }
      if (part.name === undefined) return false;
      of = origins.step(of, { member: part.name });
    }
    return false;
  }

  /** Reads that a destructuring pattern makes; `at` tells where the part comes from that steps lead to. */
  function pattern(node: Node, at: (steps: readonly Step[]) => readonly Origin[], given?: Node, steps: readonly Step[] = []): void {
    if (node.type === 'AssignmentPattern') return pattern(node.left, at, undefined, steps);
    if (node.type === 'ArrayPattern') {
      for (const [index, element] of node.elements.entries()) if (element && element.type !== 'RestElement') pattern(element, at, undefined, [...steps, { member: String(index) }]);
    }
    if (node.type !== 'ObjectPattern') return;
    const known = at(steps);
    const last = steps.at(-1);
    const held: readonly Origin[] = known.length === 0 && last && 'member' in last ? [{ root: 'name', path: last.member }] : known;
    for (const property of node.properties) {
      if (property.type === 'RestElement') continue;
      const name = staticName(property.key, property.computed);
      const form = memberForm(held, name);
      const m = form?.f.form.role === 'override' ? undefined : form;
      if (m) {
        const answer = keyOfMember(m.f, property.key, property.computed);
        if (!answer) continue;
        const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
        const i = add(property, m.f, answer, {
          form: describeMember(m), confidence: confidenceOf(m.origin), syntax: 'destructuring', ...(given && asRef(given)), ...asOverlaid(m.origin),
          ...(property.value.type === 'AssignmentPattern' ? withDefault(property.value.right) : {}),
        });
        if (value.type === 'Identifier') found.elements.set(value, i);
      } else if (name !== undefined) {
        pattern(property.value, at, undefined, [...steps, { member: name }]);
      }
    }
  }

  /** Reads that the pattern of a declaration or an assignment makes of the value that is given to it. */
  const destructured = (target: Node, given: Node): void => pattern(target, (steps) => origins.ofPart(given, steps), given);

  /** `const [a, b] = useFlags(['a', 'b'])`: a call that asks for several keys gives their values in that order. */
  function tuple({ elements }: TSESTree.ArrayPattern, given: Node): void {
    const call = bare(given.type === 'AwaitExpression' ? given.argument : given);
    const m = call.type === 'CallExpression' ? memberForm(origins.of(call)) : undefined;
    if (!m || call.type !== 'CallExpression' || m.f.form.role === 'override' || m.f.value.parts || m.f.key?.in !== 'arg' || m.f.key.each !== 'elements') return;
    const answers = keysAt(m.f, m.f.key, { args: call.arguments }, { name: m.name, at: call });
    for (const [index, element] of elements.entries()) {
      const [answer, name] = [answers[index], element?.type === 'AssignmentPattern' ? element.left : element];
      if (!answer || !element || name?.type !== 'Identifier') continue;
      found.elements.set(name, add(element, m.f, answer, { form: describeMember(m), confidence: confidenceOf(m.origin), syntax: 'destructuring', ...(element.type === 'AssignmentPattern' ? withDefault(element.right) : {}) }));
    }
  }

  return { memberForm, member, taken, pattern, destructured, tuple };
}
