import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';
import { createEvaluator } from '../evaluate.ts';
import { isTruthy, type Known } from '../known.ts';
import type { Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** Arguments that a function passes over: `merge(a, known)`, where it takes any number of them and skips what is undefined. */
export const argument: Pass = {
  name: 'argument',
  visit(node, context) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.arguments.length < 2 || node.arguments.some((a) => a.type === 'SpreadElement')) return undefined;
    for (const [index, given] of node.arguments.entries()) {
      const value = context.known(given);
      if (value?.kind !== 'exact' || value.value || context.layout.commentsIn(given.range).length > 0) continue;
      const called = context.functionOf(node.callee);
      if (called && passesOver(called.fn, value, called.context)) return { edits: [context.layout.listItem(node.arguments.map((a) => a.range), index)] };
    }
    return undefined;
  },
};

/** Whether `(...all) => { for (const one of all) { if (…) continue; … } }` does nothing for a value. */
function passesOver({ params: [rest, ...others], body }: FunctionNode, value: Known, context: PassContext): boolean {
  const all = rest?.type === 'RestElement' && others.length === 0 ? context.variable(rest.argument) : undefined;
  const [use, ...more] = all?.references ?? [];
  const loop = (use?.identifier as Node | undefined)?.parent;
  if (!body || more.length > 0 || loop?.type !== 'ForOfStatement' || loop.await || loop.right !== use?.identifier || loop.left.type !== 'VariableDeclaration' || namesArguments(body)) return false;
  const one = loop.left.declarations[0]?.id;
  const [first, ...later] = loop.body.type === 'BlockStatement' ? loop.body.body : [loop.body];
  if (one?.type !== 'Identifier' || first?.type !== 'IfStatement') return false;
  const test = createEvaluator({ ...context, placeholder: () => undefined, declared: (offset) => (offset === one.range[0] ? value : undefined), inTemplate: () => undefined, memberOf: () => undefined, isShortened: () => false, selectorOf: () => undefined })(first.test);
  if (!test) return false;
  const arm = isTruthy(test) ? first.consequent : first.alternate;
  const does = arm?.type === 'BlockStatement' ? arm.body[0] : arm;
  return does ? does.type === 'ContinueStatement' && !does.label : later.length === 0;
}

/** Whether code asks for all that its function was given, however many. */
function namesArguments(body: Node): boolean {
  let found = false;
  walk(body, (n) => {
    if (n.type === 'Identifier' && n.name === 'arguments') found = true;
    return !found;
  });
  return found;
}
