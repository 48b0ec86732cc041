import type { TSESTree } from '@typescript-eslint/types';
import { bare, returnsOf } from '../facts/syntax.ts';
import type { PassContext } from './pass.ts';
import { refMakerOf } from './pure-imports.ts';

type Node = TSESTree.Node;

/** Whether a call certainly gives a ref of Vue: all that its function returns is made by `computed` or `ref`. */
export function givesRef(call: Node, { functionOf }: PassContext): boolean {
  const called = call.type === 'CallExpression' && call.callee.type === 'Identifier' ? functionOf(call.callee) : undefined;
  const returned = called && !called.fn.async && !called.fn.generator ? returnsOf(called.fn) : [];
  return returned.length > 0 && returned.every((value) => { const made = bare(value); return made.type === 'CallExpression' && refMakerOf(made.callee, (name) => called?.context.variable(name)) !== undefined; });
}
