import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, isFunction, lastWordOf, type FunctionNode } from './syntax.ts';

type Node = TSESTree.Node;

/** What a parameter is given: the value of an expression, or what a function gives when it is called. */
export interface GivenValue {
  readonly node: Node;
  readonly isCalled: boolean;
  /** It is a list: of that value, and of these. */
  readonly beside?: readonly Node[];
}

const SELECTOR_MAKER = /^create\w*Selector$/;
/** Operators of RxJS that hand values to a function, and those that hand on the values that they are given. */
const TO_FUNCTION = /^(?:map|tap|filter|switchMap|mergeMap|concatMap|exhaustMap|takeWhile|skipWhile|find|first|distinctUntilChanged)$/;
const SAME_VALUES = /^(?:filter|tap|take|takeUntil|takeUntilDestroyed|takeWhile|skip|skipWhile|first|last|distinctUntilChanged|shareReplay|share|debounceTime|throttleTime|auditTime|delay|observeOn|untilDestroyed|catchError)$/;

/** Operators that give a list of the value and of those of other observables. */
const WITH_OTHERS = /^(?:withLatestFrom|combineLatestWith|zipWith|concatLatestFrom)$/;

const operatorOf = (node: Node): string => (node.type === 'CallExpression' ? lastWordOf(node.callee) : '');

/** The object that a method of this name is called on. */
function calledOn(call: Node | undefined, method: RegExp): Node | undefined {
  const callee = call?.type === 'CallExpression' ? bare(call.callee) : undefined;
  const name = callee?.type === 'MemberExpression' ? staticName(callee.property, callee.computed) : undefined;
  return callee?.type === 'MemberExpression' && name !== undefined && method.test(name) ? callee.object : undefined;
}

/** The observable whose values come out of a pipe as they are, or the selector that they are chosen by: `store.pipe(select(selectFlags))`. */
export function pipedThrough(call: TSESTree.CallExpression): GivenValue | undefined {
  const source = calledOn(call, /^pipe$/);
  return source && sourceOf(source, call.arguments);
}

/** What comes out of operators that change no values; of those that select of a store's state, what the first selects. */
function sourceOf(source: Node, operators: readonly Node[]): GivenValue | undefined {
  const [changing, ...others] = operators.filter((operator) => !SAME_VALUES.test(operatorOf(operator)));
  if (others.length > 0) return undefined;
  if (!changing) return { node: source, isCalled: false };
  const given = changing.type === 'CallExpression' ? changing.arguments : [];
  if (WITH_OTHERS.test(operatorOf(changing))) return { node: source, isCalled: false, beside: given };
  return operatorOf(changing) === 'select' && given[0] ? selectedBy(given[0]) : undefined;
}

/** What a selector gives. */
const selectedBy = (selector: Node): GivenValue =>
  isFunction(selector) && selector.body.type !== 'BlockStatement' ? { node: selector.body, isCalled: false } : { node: selector, isCalled: true };

/** What a selector that is made of others says of its result: the function that makes it, or the type that is named. */
export function resultOfSelector(made: Node): FunctionNode | TSESTree.TypeNode | undefined {
  const call = bare(made);
  if (call.type !== 'CallExpression' || !SELECTOR_MAKER.test(lastWordOf(call.callee))) return undefined;
  const combiner = call.arguments.filter(({ type }) => type !== 'ObjectExpression').at(-1);
  return combiner && isFunction(combiner) ? combiner : call.typeArguments?.params.at(-1);
}

/** What the caller of a function gives to its parameter of this index: a promise's `then`, an observable, `createSelector`. */
export function givenValue(fn: FunctionNode, index: number): GivenValue | undefined {
  const { parent } = fn;
  if (parent.type === 'Property' && index === 0 && staticName(parent.key, parent.computed) === 'next') {
    const observed = calledOn(parent.parent.parent, /^subscribe$/);
    return observed && { node: observed, isCalled: false };
  }
  if (parent.type !== 'CallExpression' || parent.callee === fn) return undefined;
  if (SELECTOR_MAKER.test(lastWordOf(parent.callee))) return selected(parent, fn, index);
  if (index > 0 || parent.arguments[0] !== fn) return undefined;
  const settled = calledOn(parent, /^(?:then|subscribe)$/);
  if (settled) return { node: settled, isCalled: false };
  const pipe = TO_FUNCTION.test(lastWordOf(parent.callee)) && parent.parent.type === 'CallExpression' ? parent.parent : undefined;
  const source = calledOn(pipe, /^pipe$/);
  return source && sourceOf(source, pipe?.arguments.slice(0, pipe.arguments.indexOf(parent)) ?? []);
}

/** The selector whose result `createSelector` gives to a parameter of the function that comes last. */
function selected({ arguments: args }: TSESTree.CallExpression, fn: FunctionNode, index: number): GivenValue | undefined {
  const inputs = args.slice(0, args.indexOf(fn as TSESTree.CallExpressionArgument)).flatMap((input) => (input.type === 'ArrayExpression' ? input.elements : [input]));
  const input = inputs[index];
  return input && input.type !== 'SpreadElement' ? selectedBy(input) : undefined;
}
