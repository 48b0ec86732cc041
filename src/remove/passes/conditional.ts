import { isTruthy, isSame } from '../known.ts';
import { isBoolean, keepExpression, useOf } from '../expressions.ts';
import type { Pass } from '../pass.ts';

/** `known ? a : b` is one of its arms. */
export const conditional: Pass = {
  name: 'conditional',
  visit(node, context) {
    if (node.type !== 'ConditionalExpression') return undefined;
    const test = context.known(node.test);
    if (test) return keepExpression(node, isTruthy(test) ? node.consequent : node.alternate, context);
    const [yes, no] = [context.known(node.consequent), context.known(node.alternate)];
    if (yes && no && isSame(yes, no) && context.isPure(node.test)) return keepExpression(node, node.consequent, context);
    const use = useOf(node, context);
    const free = !use.whenTruthy && !use.whenFalsy;
    if (yes && no && isTruthy(yes) && !isTruthy(no) && yes.kind === 'exact' && no.kind === 'exact' && (free || (yes.value === true && no.value === false && isBoolean(node.test, context)))) return keepExpression(node, node.test, context);
    return undefined;
  },
};
