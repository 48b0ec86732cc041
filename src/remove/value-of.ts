import type { TSESTree } from '@typescript-eslint/types';
import { outermost } from '../facts/syntax.ts';
import type { Constant, Evaluation } from '../facts/types.ts';
import { givesRef } from './gives-ref.ts';
import { exact, knownFor, type Known } from './known.ts';
import { isLookedInto, STATE, stateRead, type Primitive, type VariableOf } from './object-flags.ts';
import type { PassContext } from './pass.ts';

type Node = TSESTree.Node;

/** What is asked of the flag and of the file of a read. */
interface Place {
  readonly isObject: (key: string) => boolean;
  readonly variable: VariableOf;
  readonly context: () => PassContext;
}

interface Value {
  /** Absent where it is not known. */
  readonly known: Known | undefined;
  /** Whether it gives an object, of which only the state is known. */
  readonly isObject: boolean;
  /** The member that gives the state of an object, where the read takes that at once. */
  readonly at?: Node;
}

/** Whether a read gives an environment variable. They are texts: which one says on or off, the code that compares it tells. */
export const isOfEnvironment = ({ sdk, form, negated, match }: Evaluation): boolean => (sdk === 'env' || /^(?:process|import\.meta|Bun)\.env\b/.test(form)) && !negated && match === undefined;

/** What a read gives when its flag is kept at a value. */
export function valueOf(evaluation: Evaluation, keep: Constant, read: Node | undefined, { isObject, variable, context }: Place): Value {
  if (typeof keep === 'boolean' && isOfEnvironment(evaluation)) return { known: { kind: 'truthiness', truthy: keep, isText: true }, isObject: true };
  const state = wrappedState(evaluation, keep, read, isObject);
  if (state) return { ...state, isObject: !state.at };
  const known = asRef(lookedInto(knownOf(evaluation, keep), evaluation, read, variable), evaluation, read, context);
  return { known, isObject: known?.kind === 'truthiness' };
}

/** A result of which only `.value` is known, as a ref where it is one. */
function asRef(known: Known | undefined, { sdk }: Evaluation, read: Node | undefined, context: () => PassContext): Known | undefined {
  if (known?.kind !== 'object' || Object.keys(known.parts).join() !== 'value') return known;
  return sdk.endsWith('-vue') || (read && givesRef(read, context())) ? { ...known, isRef: true } : known;
}

/** An object flag that is on, of which no more is known. */
const ON: Known = { kind: 'object', parts: { [STATE]: exact(true) } };

/**
 * Of a flag that is kept on or off, and is an object: its state. `at` is the member that gives it, where the read takes that at once;
 * an object as a whole is known only when it is on, for one that is off may as well be missing.
 */
function wrappedState(evaluation: Evaluation, keep: Constant, read: Node | undefined, isObject: (key: string) => boolean): { known: Known | undefined; at?: Node } | undefined {
  const { value, keys: [key], negated } = evaluation;
  if (negated || typeof keep !== 'boolean' || key === undefined || !(value.type === 'any' || (value.type === 'boolean' && isObject(key)))) return undefined;
  if (value.parts) return keep && isObject(key) ? { known: withValue(value.parts, knownOf(evaluation, keep)) } : undefined;
  const at = evaluation.syntax === 'expression' && read ? stateRead(read) : undefined;
  if (at) return { known: exact(keep), at };
  return isObject(key) ? { known: keep ? ON : undefined } : undefined;
}

/** Of a plain value with a member that it does not have, for the flag may be an object unless its form says that it is a string: nothing where a name holds it, else no more than whether it is true. */
function lookedInto(known: Known | undefined, { async, value }: Evaluation, read: Node | undefined, variable: VariableOf): Known | undefined {
  if (known?.kind !== 'exact' || value.type === 'string' || !/^(?:string|number|boolean)$/.test(typeof known.value) || !read || !isLookedInto(read, known.value as Primitive, async, variable)) return known;
  return outermost(read.parent?.type === 'AwaitExpression' ? read.parent : read).parent?.type === 'MemberExpression' ? { kind: 'truthiness', truthy: Boolean(known.value) } : undefined;
}

/** A result by parts, with an object in place of the flag's value. */
const withValue = (shape: Readonly<Record<string, string>>, known: Known | undefined): Known | undefined =>
  known?.kind === 'object' ? { kind: 'object', parts: Object.fromEntries(Object.entries(known.parts).map(([name, part]) => [name, shape[name] === 'value' ? ON : part])) } : known;

function knownOf(evaluation: Evaluation, keep: Constant): Known | undefined {
  if (evaluation.match !== undefined) {
    if (keep === true && typeof evaluation.match !== 'boolean') return undefined;
    return exact(Object.is(evaluation.match, keep) !== evaluation.negated);
  }
  if (evaluation.syntax === 'hoc') return typeof keep === 'boolean' ? exact(keep !== evaluation.negated) : undefined;
  return knownFor(evaluation.value, keep, evaluation.negated, evaluation.defaultValue);
}

