import type { TSESTree } from '@typescript-eslint/types';
import type { Conditions, FlagValue } from './conditions.ts';
import { bare, enclosingFunction, outermost } from './syntax.ts';
import type { Evaluation, TruthTest } from './types.ts';
import { codeOf } from './walk.ts';

type Node = TSESTree.Node;

const TELLING = new Set(['enabled', 'disabled', 'value', 'variant']);

/** What an evaluation's result is that is true whatever the flag is: a whole object, or a string that is never empty. */
function alwaysTrue(evaluation: Evaluation, part: FlagValue['part']): TruthTest['of'] | undefined {
  const { value, defaultValue, match } = evaluation;
  if (match !== undefined) return undefined;
  if (value.parts && part === undefined) return Object.values(value.parts).some((p) => TELLING.has(p)) ? 'object' : undefined;
  if (value.type === 'json' && typeof defaultValue === 'object' && defaultValue !== null) return 'object';
  const isString = part === 'variant' || value.type === 'string';
  const hasOffWord = value.offVariant !== undefined || (typeof defaultValue === 'string' && defaultValue !== '');
  return isString && part !== 'loading' && part !== 'ready' && part !== 'enabled' && part !== 'disabled' && hasOffWord ? 'string' : undefined;
}

/** Whether only the truth of an expression matters where it stands. */
function isTested(expression: Node): boolean {
  const node = outermost(expression);
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement': case 'ConditionalExpression': case 'WhileStatement': case 'DoWhileStatement': case 'ForStatement':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'CallExpression':
      return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean';
    case 'LogicalExpression':
      return parent.operator !== '??' && ((parent.operator === '&&' && parent.left === node) || isTested(parent));
    default:
      return false;
  }
}

/** Out of `await` and changes of type, to the expression that stands for the whole read. */
function whole(node: Node): Node {
  const out = outermost(node);
  return out.parent?.type === 'AwaitExpression' ? whole(out.parent) : out;
}

const isDeclared = (node: Node): boolean => node.parent?.type === 'VariableDeclarator' && (node.parent.init === node || node.parent.id === node);

interface Use {
  readonly node: Node;
  readonly of: TruthTest['of'];
  readonly tested: boolean;
}

/**
 * Says of each read where its result is asked for its truth although it is always true. A test that another use of the result
 * follows in its function may be a guard (`if (variant) use(variant.name)`) and is left out.
 */
export function withTruthTests(ast: TSESTree.Program, evaluations: readonly Evaluation[], conditions: Conditions): readonly Evaluation[] {
  const candidates = evaluations.some((e) => e.value.parts ?? (e.value.type === 'string' || e.value.type === 'json'));
  if (!candidates) return evaluations;
  const uses = new Map<number, Use[]>();
  for (const node of codeOf(ast)) {
    if (node.type !== 'Identifier' && node.type !== 'CallExpression' && node.type !== 'MemberExpression') continue;
    const { parent } = node;
    const isName = node.type === 'Identifier' && ((parent.type === 'MemberExpression' && parent.property === node && !parent.computed) || (parent.type === 'Property' && parent.key === node && !parent.shorthand));
    const value = isName ? undefined : conditions.valueOf(node);
    const evaluation = value && evaluations[value.evaluation];
    const of = evaluation && alwaysTrue(evaluation, value.part);
    const at = whole(node);
    if (!of || isDeclared(at) || (evaluation.async && !evaluation.awaited)) continue;
    uses.set(value.evaluation, [...(uses.get(value.evaluation) ?? []), { node: at, of, tested: isTested(at) }]);
  }
  return evaluations.map((evaluation, index) => {
    const all = uses.get(index) ?? [];
    const truthTests = all.filter(({ node, tested }) => tested && !isGuard(node, all)).map(({ node, of }): TruthTest => ({ range: bare(node).range, of }));
    return truthTests.length > 0 ? { ...evaluation, truthTests } : evaluation;
  });
}

const isGuard = (test: Node, all: readonly Use[]): boolean =>
  all.some(({ node, tested }) => !tested && node.range[0] > test.range[0] && (enclosingFunction(test)?.range[1] ?? Infinity) >= node.range[1]);
