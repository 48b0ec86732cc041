import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.ts';
import type { Findings } from './findings.ts';
import { bare } from './syntax.ts';
import type { OpenQuestion } from './types.ts';

type Node = TSESTree.Node;

const ANY_STRING = new Set(['TSStringKeyword', 'TSAnyKeyword', 'TSUnknownKeyword']);

/** What types could still tell of a file that was read: unknown keys, and receivers of calls that may be an SDK's. */
export function openQuestions(file: string, { evaluations, unknownKeys, openReceivers }: Findings, bindings: Bindings): OpenQuestion[] {
  if (!/\.[cm]?tsx?$/.test(file)) return [];
  const keys = [...unknownKeys].flatMap(([index, { unknown }]): OpenQuestion[] => {
    const read = evaluations[index];
    if (!read || read.keys.length > 0 || read.forwarded) return [];
    return unknown.filter(({ node }) => !isAnyString(node, bindings)).map(({ node }) => ({ about: 'key', range: node.range }));
  });
  return [...keys, ...openReceivers];
}

/** Whether an expression is said to be any string at all. */
function isAnyString(expression: Node, bindings: Bindings): boolean {
  const node = bare(expression);
  if (node.type === 'TemplateLiteral') return node.expressions.some((part) => isAnyString(part, bindings));
  if (node.type === 'BinaryExpression') return isAnyString(node.left, bindings) || isAnyString(node.right, bindings);
  const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
  return variable !== undefined && bindings.annotations(variable).some(({ type, steps }) => steps.length === 0 && ANY_STRING.has(type.type));
}
