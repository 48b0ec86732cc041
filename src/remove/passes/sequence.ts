import type { TSESTree } from '@typescript-eslint/types';
import { isTruthy } from '../known.ts';
import { keepExpression } from '../expressions.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** Takes what comes before the comma out of the way of a known value: `!(a(), known)`, `(a(), known) && b`, `known, a`. */
export const sequence: Pass = {
  name: 'sequence',
  visit(node, context) {
    const { layout } = context;
    if (node.type === 'SequenceExpression') {
      const index = node.expressions.slice(0, -1).findIndex((e) => (context.known(e) ?? context.marked('tidy', e.range[0])) && context.isPure(e));
      const dead = node.expressions[index];
      if (!dead) return undefined;
      const rest = node.expressions.filter((e) => e !== dead);
      if (rest.length === 1 && rest[0]) return node.parent.type === 'CallExpression' && node.parent.callee === node ? undefined : keepExpression(node, rest[0], context);
      const next = node.expressions[index + 1] as Node;
      return { edits: [{ start: layout.grouped(dead, node.range)[0], end: layout.grouped(next, node.range)[0], text: '' }] };
    }
    const split = (n: Node): { last: Node; truthy: boolean } | undefined => {
      if (n.type !== 'SequenceExpression' || context.known(n)) return undefined;
      const last = n.expressions.at(-1);
      const value = last && context.known(last);
      return last && value ? { last, truthy: isTruthy(value) } : undefined;
    };
    if (node.type === 'VariableDeclaration') return effectsFirst(node, context);
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const found = split(node.argument);
      if (!found) return undefined;
      const last = layout.grouped(found.last, node.argument.range);
      return { edits: [{ start: node.range[0], end: layout.tokenAfter(node.range[0] + 1), text: '' }, { start: last[0], end: last[1], text: context.placeholder({ kind: 'exact', value: !found.truthy }) }] };
    }
    const test = node.type === 'LogicalExpression' && node.operator !== '??' ? node.left : node.type === 'ConditionalExpression' ? node.test : undefined;
    const found = test && split(test);
    if (!found || (node.type !== 'LogicalExpression' && node.type !== 'ConditionalExpression')) return undefined;
    const goes = node.type === 'LogicalExpression' ? (found.truthy === (node.operator === '&&') ? node.right : undefined) : found.truthy ? node.consequent : node.alternate;
    if (!goes) return keepExpression(node, test, context);
    const kept = layout.grouped(goes, node.range);
    const last = layout.grouped(found.last, test.range);
    const first = (test as TSESTree.SequenceExpression).expressions[0] as Node;
    return {
      edits: [
        { start: node.range[0], end: layout.grouped(first, test.range)[0], text: '(' },
        { start: last[0], end: kept[0], text: '' },
        { start: kept[1], end: node.range[1], text: ')' },
      ],
    };
  },
};

/** `const on = (a(), known);` is `a();` and a name for the known value. */
function effectsFirst(node: TSESTree.VariableDeclaration, context: PassContext): Change | undefined {
  const { layout } = context;
  const [{ id, init }, ...others] = node.declarations;
  const last = init?.type === 'SequenceExpression' ? init.expressions.at(-1) : undefined;
  if (init?.type !== 'SequenceExpression' || others.length > 0 || id.type !== 'Identifier' || !last || !context.known(last) || !listOf(node)) return undefined;
  const [start] = node.range;
  const texts = init.expressions.slice(0, -1).map((e) => (/^(?:Call|Await)Expression$/.test(e.type) ? layout.text.slice(...layout.grouped(e, init.range)) : ''));
  if (!texts.every((text) => /^(?!(?:async|function|class|let)\b)[\w$]/.test(text)) || layout.commentsIn([start, layout.grouped(last, init.range)[0]]).length > 0) return undefined;
  const line = layout.statementBreak(node.range);
  const change = keepExpression(init, last, context);
  return { ...change, edits: [{ start, end: start, text: texts.map((text) => text + line).join('') }, ...change.edits] };
}
