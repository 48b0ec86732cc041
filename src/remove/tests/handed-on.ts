import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, returnsOf } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';
import { calleeOf } from '../callees.ts';
import type { Plan } from '../plan.ts';

type Node = TSESTree.Node;

/** The argument that a call hands on in what it returns: of `flagData(true)`, where `flagData` puts its parameter into an object. */
export function handedOn(plan: Plan, file: string, call: TSESTree.CallExpression): Node | undefined {
  const [argument] = call.arguments;
  const fn = argument && call.callee.type === 'Identifier' ? calleeOf(plan, file, call.callee)?.node : undefined;
  if (!fn || !isFunction(fn)) return undefined;
  const [parameter] = fn.params;
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  const results = returnsOf(fn);
  return name?.type === 'Identifier' && results.length > 0 && results.every((r) => isWithin(bare(r), name.name)) ? argument : undefined;
}

/** Whether a result is a name, or an object with it as a value. */
function isWithin(result: Node, name: string): boolean {
  if (result.type === 'Identifier') return result.name === name;
  let found = false;
  if (result.type === 'ObjectExpression') walk(result, (n) => {
    if (n.type === 'Property' && n.value.type === 'Identifier' && n.value.name === name) found = true;
    return !found && !isFunction(n);
  });
  return found;
}
