import type { Pass } from '../pass.ts';
import { keepStatements, residueOf } from '../statements.ts';

/** `try { return known; } catch { … }` can not fail, nor can `try { return; }`. */
export const tryStatement: Pass = {
  name: 'try',
  visit(node, context) {
    if (node.type !== 'TryStatement' || !node.handler || node.finalizer) return undefined;
    const [only, ...others] = node.block.body;
    if (only?.type !== 'ReturnStatement' || others.length > 0) return undefined;
    const value = only.argument;
    if (value ? context.known(value)?.kind !== 'exact' || !context.isPure(value) : !context.marked('settle', only.range[0])) return undefined;
    if (context.layout.commentsIn(node.block.range).length > 0 && !value) return undefined;
    const residue = residueOf([node.handler.body], context);
    return residue === undefined ? undefined : keepStatements(node, node.block, context, residue);
  },
};
