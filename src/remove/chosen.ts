import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../facts/syntax.ts';
import { constantOf } from './constant-of.ts';
import { exact, type Known } from './known.ts';
import type { PassContext } from './pass.ts';
import { isAfterDeclaration } from './run-order.ts';

type Node = TSESTree.Node;

/** The literal or member of an enum that the flag chose for a name, for good, or left it with, or that it is there at all: it decides what the name is compared with, where other uses keep the name. */
export function chosenValue(node: Node, context: Pick<PassContext, 'variable' | 'declarationOf' | 'marked'>): Known | undefined {
  const name = bare(node);
  const variable = name.type === 'Identifier' ? context.variable(name) : undefined;
  const [def, ...others] = variable?.defs ?? [];
  if (!variable || others.length > 0 || def?.type !== 'Variable' || def.node.id !== def.name || !def.node.init) return undefined;
  const [at] = def.name.range;
  if (!context.marked('chosen', at) && context.marked('candidate', at)?.written !== true) return undefined;
  if (variable.references.some((r) => r.isWrite() && !r.init) || !isAfterDeclaration(name, variable, context)) return undefined;
  const constant = constantOf(def.node.init, context);
  return constant ? exact(constant.value) : thereFor(bare(def.node.init));
}

/** What is known of a value that is surely there: an element, an object, a function. */
function thereFor(init: Node): Known | undefined {
  switch (init.type) {
    case 'JSXElement': case 'JSXFragment': case 'ObjectExpression': case 'ArrayExpression': return { kind: 'object', parts: {} };
    case 'ArrowFunctionExpression': case 'FunctionExpression': case 'ClassExpression': case 'NewExpression': return { kind: 'truthiness', truthy: true };
    default: return undefined;
  }
}
