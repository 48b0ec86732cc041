import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import { isTruthy } from '../known.ts';
import type { Pass } from '../pass.ts';
import { dropStatement, keepStatements, residueOf } from '../statements.ts';

/** Loops whose condition is false from the start never run; `do … while (false)` runs once. */
export const loop: Pass = {
  name: 'loop',
  visit(node, context) {
    if (node.type !== 'WhileStatement' && node.type !== 'DoWhileStatement' && node.type !== 'ForStatement') return undefined;
    const value = node.test && context.known(node.test);
    if (!value || isTruthy(value)) return undefined;
    if (node.type === 'DoWhileStatement') {
      if (node.parent.type === 'LabeledStatement' || jumps(node.body)) return undefined;
      return keepStatements(node, node.body, context, '');
    }
    if (node.type === 'ForStatement' && node.init) {
      if (node.init.type === 'VariableDeclaration' ? node.init.kind === 'var' || !node.init.declarations.every((d) => !d.init || context.isPure(d.init)) : !context.isPure(node.init)) return undefined;
    }
    const residue = residueOf([node.body], context);
    return residue === undefined ? undefined : dropStatement(node, residue, context);
  },
};

/** Whether a body has a break or continue that may mean the loop round it. */
function jumps(body: TSESTree.Node): boolean {
  let found = false;
  walk(body, (n) => {
    if (n.type === 'BreakStatement' || n.type === 'ContinueStatement') found = true;
    return !n.type.includes('Function');
  });
  return found;
}
