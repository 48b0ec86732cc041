import type { TSESTree } from '@typescript-eslint/types';
import { isTruthy, type Known } from '../known.ts';
import { isBoolean, isBooleanWhere, isUnseenWhenFalsy, keepExpression, useOf } from '../expressions.ts';
import type { Change, Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** `known && a`, `a || known` and their kin, with respect to how the value is used. */
export const logical: Pass = {
  name: 'logical',
  visit(node, context) {
    if (node.type !== 'LogicalExpression') return undefined;
    if (isTwice(node) && context.marked('tidy', node.range[0])) return keepExpression(node, node.left, context);
    const contrary = context.marked('tidy', node.range[0]) && whenContrary(node, context);
    if (contrary) return contrary;
    const left = context.known(node.left);
    if (left) return whenLeftKnown(node, left, context);
    const settled = whenLeftSettled(node, context);
    if (settled) return settled;
    const right = context.known(node.right);
    return right && node.operator !== '??' ? whenRightKnown(node, right, context) : undefined;
  },
};

/** `a && a`. */
const isTwice = ({ left, right }: TSESTree.LogicalExpression): boolean => left.type === 'Identifier' && right.type === 'Identifier' && left.name === right.name;

/** `a && !a` is false, and `a || !a` true, where a condition asks or `a` is a boolean. */
function whenContrary(node: TSESTree.LogicalExpression, context: PassContext): Change | undefined {
  const { left, right, operator } = node;
  const [plain, negated] = right.type === 'UnaryExpression' ? [left, right] : [right, left];
  if (operator === '??' || plain.type !== 'Identifier' || negated.type !== 'UnaryExpression' || negated.operator !== '!' || negated.argument.type !== 'Identifier' || negated.argument.name !== plain.name) return undefined;
  const use = useOf(node, context);
  const isLooked = operator === '&&' ? use.whenFalsy : use.whenTruthy;
  if (isLooked && !isBoolean(plain, context)) return undefined;
  const [start, end] = node.range;
  return { edits: [{ start, end, text: context.placeholder({ kind: 'exact', value: operator === '||' }) }] };
}

function whenLeftKnown(node: TSESTree.LogicalExpression, left: Known, context: PassContext): Change | undefined {
  if (node.operator === '??') {
    if (left.kind === 'truthiness' && !left.truthy) return undefined;
    const missing = left.kind === 'exact' && (left.value === null || left.value === undefined);
    return keepExpression(node, missing ? node.right : node.left, context);
  }
  const kept = isTruthy(left) === (node.operator === '&&') ? node.right : node.left;
  return keepExpression(kept === node.right ? converted(node, kept, context) : node, kept, context);
}

/** The `!!(…)` round an expression, where a part that is a boolean already takes its place. */
function converted(node: TSESTree.LogicalExpression, kept: Node, context: PassContext): Node {
  const { parent } = node;
  const outer = parent.type === 'UnaryExpression' && parent.operator === '!' && parent.parent.type === 'UnaryExpression' && parent.parent.operator === '!' ? parent.parent : undefined;
  const holdsComment = outer && context.layout.commentsIn(outer.range).length > context.layout.commentsIn(node.range).length;
  return outer && !holdsComment && isBoolean(kept, context) ? outer : node;
}

/** `(a && known) && b` and `(a || known) || b`: the left side decides whatever `a` is. */
function whenLeftSettled(node: TSESTree.LogicalExpression, context: PassContext): Change | undefined {
  const { left } = node;
  if (left.type !== 'LogicalExpression' || left.operator !== node.operator || left.operator === '??') return undefined;
  const known = context.known(left.right);
  return known && isTruthy(known) === (left.operator === '||') ? keepExpression(node, left, context) : undefined;
}

function whenRightKnown(node: TSESTree.LogicalExpression, right: Known, context: PassContext): Change | undefined {
  const use = useOf(node, context);
  const decides = isTruthy(right) === (node.operator === '||');
  const looked = node.operator === '&&' ? (decides ? use.whenFalsy : use.whenTruthy) : decides ? use.whenTruthy : use.whenFalsy;
  const sameValue = right.kind === 'exact' && typeof right.value === 'boolean' && isBooleanWhere((node.operator === '&&') !== decides, node.left, context);
  const isUnseen = node.operator === '&&' && decides && use.isShown === true && right.kind === 'exact' && (right.value === false || right.value === null || right.value === undefined) && context.isPure(node.left) && isUnseenWhenFalsy(node.left, context);
  if (looked && !sameValue && !isUnseen) return undefined;
  if (!decides) return keepExpression(converted(node, node.left, context), node.left, context);
  if (context.isPure(node.left)) return keepExpression(node, node.right, context);
  if (isSequenceFree(node)) return undefined;
  const { layout } = context;
  const gap = layout.grouped(node.left, node.range)[1];
  const to = layout.grouped(node.right, node.range)[0];
  return {
    edits: [
      { start: node.range[0], end: node.range[0], text: '(' },
      { start: gap, end: to, text: ', ' },
      { start: node.range[1], end: node.range[1], text: ')' },
    ],
  };
}

/** A bare `a() && known` statement is already as short as it gets: the statement pass drops the constant. */
const isSequenceFree = (node: TSESTree.LogicalExpression): boolean => node.parent.type === 'LogicalExpression' && node.parent.right === node && node.parent.operator === '??';
