import type { TSESTree } from '@typescript-eslint/types';
import type { Constants } from './constants.ts';
import { staticName } from './bindings.ts';
import type { Keys } from './keys.ts';
import { bare, type FunctionNode, isEquality } from './syntax.ts';
import type { Constant } from './types.ts';
import { walk } from './walk.ts';

type Node = TSESTree.Node;

/** What an expression comes to: a constant, the expression that decides it, or both. */
export interface Forced {
  readonly value?: Constant;
  readonly node?: Node;
}

interface Answers {
  readonly keys: Keys;
  readonly constants: Constants;
}

/** Keys that a fake implementation compares its parameter with. */
export function keysComparedIn(fn: FunctionNode, parameter: string, keys: Keys): string[] {
  const found = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    const answer = node && keys.of(node);
    if (answer?.exactness === 'exact') for (const key of answer.keys) found.add(key);
  };
  walk(fn.body, (node) => {
    if (node.type === 'BinaryExpression' && isParameter(node.left, parameter)) add(node.right);
    else if (node.type === 'BinaryExpression' && isParameter(node.right, parameter)) add(node.left);
    else if (node.type === 'CallExpression') for (const element of elementsIncluding(node, parameter) ?? []) add(element);
    else if (node.type === 'SwitchStatement' && isParameter(node.discriminant, parameter)) for (const c of node.cases) add(c.test);
    else if (node.type === 'MemberExpression') for (const { name } of entriesLookedUp(node, parameter) ?? []) found.add(name);
  });
  return [...found];
}

const isParameter = (node: Node, parameter: string): boolean => node.type === 'Identifier' && node.name === parameter;

/** The elements of `['a', 'b'].includes(parameter)`. */
function elementsIncluding(node: TSESTree.CallExpression, parameter: string): readonly Node[] | undefined {
  const { callee, arguments: [first] } = node;
  if (callee.type !== 'MemberExpression' || staticName(callee.property, callee.computed) !== 'includes' || !first || !isParameter(first, parameter)) return undefined;
  const list = bare(callee.object);
  return list.type === 'ArrayExpression' ? list.elements.filter((e) => e !== null) : undefined;
}

/** The entries of the literal in `({ a: true, b: false })[parameter]`. */
export function entriesLookedUp(node: TSESTree.MemberExpression, parameter: string): { readonly name: string; readonly node: TSESTree.Property }[] | undefined {
  const table = bare(node.object);
  if (!node.computed || !isParameter(node.property, parameter) || table.type !== 'ObjectExpression') return undefined;
  return table.properties.flatMap((p) => {
    const name = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
    return p.type === 'Property' && name !== undefined ? [{ name, node: p }] : [];
  });
}

/** What a fake implementation returns when it is asked for a key; for any other key without one. Undefined where that can not be told. */
export function forcedBy(fn: FunctionNode, parameter: string, key: string | undefined, { keys, constants }: Answers): Forced | undefined {
  const same = (node: Node): Forced => ({ value: key !== undefined && keys.of(node).keys.includes(key) });

  function of(expression: Node): Forced {
    const node = bare(expression);
    if (node.type === 'BinaryExpression' && isEquality(node.operator)) {
      const other = isParameter(node.left, parameter) ? node.right : isParameter(node.right, parameter) ? node.left : undefined;
      if (other) return node.operator.startsWith('!') ? { value: same(other).value !== true } : same(other);
    }
    if (node.type === 'CallExpression') {
      const elements = elementsIncluding(node, parameter);
      if (elements) return { value: elements.some((e) => same(e).value === true) };
    }
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const inner = of(node.argument);
      return 'value' in inner ? { value: !inner.value } : { node };
    }
    if (node.type === 'MemberExpression') {
      const entries = entriesLookedUp(node, parameter);
      const entry = entries?.find((e) => e.name === key);
      if (entries) return entry ? of(entry.node.value) : { value: undefined };
    }
    if (node.type === 'LogicalExpression') return logical(node);
    if (node.type === 'ConditionalExpression') {
      const test = of(node.test);
      return 'value' in test ? of(test.value ? node.consequent : node.alternate) : { node };
    }
    const known = constants.constantOf(node);
    return known ? { value: known.value, node } : { node };
  }

  function logical(node: TSESTree.LogicalExpression): Forced {
    const [left, right] = [of(node.left), of(node.right)];
    if (node.operator === '??') return 'value' in left ? (left.value ?? undefined) === undefined ? right : left : { node };
    const ends = node.operator === '||';
    if ('value' in left) return Boolean(left.value) === ends ? left : right;
    if ('value' in right) return Boolean(right.value) === ends ? right : left;
    return { node };
  }

  /** The result of statements in order; null when control goes on behind them. */
  function run(statements: readonly Node[]): Forced | null | undefined {
    for (const s of statements) {
      if (s.type === 'ReturnStatement') return s.argument ? of(s.argument) : { value: undefined };
      if (s.type === 'IfStatement') {
        const test = of(s.test);
        if (!('value' in test)) return undefined;
        const taken = test.value ? s.consequent : s.alternate;
        const result = taken ? run(taken.type === 'BlockStatement' ? taken.body : [taken]) : null;
        if (result !== null) return result;
      } else if (s.type === 'SwitchStatement' && isParameter(s.discriminant, parameter)) {
        const own = s.cases.findIndex((c) => c.test && same(c.test).value === true);
        const from = own < 0 ? s.cases.findIndex((c) => !c.test) : own;
        const taken = from < 0 ? [] : s.cases.slice(from).flatMap((c) => c.consequent.flatMap((t) => (t.type === 'BlockStatement' ? t.body : [t])));
        const end = taken.findIndex((t) => t.type === 'BreakStatement');
        const result = run(end < 0 ? taken : taken.slice(0, end));
        if (result !== null) return result;
      } else return undefined;
    }
    return null;
  }

  if (fn.body.type !== 'BlockStatement') return of(fn.body);
  const result = run(fn.body.body);
  return result === null ? { value: undefined } : result;
}
