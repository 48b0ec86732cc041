import type { Pass } from '../pass.ts';
import { keepStatements, residueOf } from '../statements.ts';

/** `try { return known; } catch { … }` can not fail. */
export const tryStatement: Pass = {
  name: 'try',
  visit(node, context) {
    if (node.type !== 'TryStatement' || !node.handler || node.finalizer) return undefined;
    const [only, ...others] = node.block.body;
    const value = only?.type === 'ReturnStatement' && others.length === 0 && only.argument ? only.argument : undefined;
    if (!value || context.known(value)?.kind !== 'exact' || !context.isPure(value)) return undefined;
    const residue = residueOf([node.handler.body], context);
    return residue === undefined ? undefined : keepStatements(node, node.block, context, residue);
  },
};
