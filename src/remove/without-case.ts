import type { TSESTree } from '@typescript-eslint/types';
import type { Change, PassContext } from './pass.ts';
import { exits, isNamedOutside, lexicalNames, residueOf } from './statements.ts';

/** Takes a case out that no value comes to: with its statements, unless the case before runs into them. */
export function withoutCase(node: TSESTree.SwitchCase, context: PassContext): Change | undefined {
  const { layout } = context;
  const { cases } = node.parent;
  const before = cases[cases.indexOf(node) - 1];
  const isEntered = before !== undefined && !before.consequent.some(exits);
  const names = new Set(lexicalNames(node.consequent));
  const takes = !isEntered && node.consequent.length > 0 && residueOf(node.consequent, context) === '' && !isNamedOutside(names, node.parent, node.range);
  if (!isEntered && node.consequent.length > 0 && !takes) return undefined;
  const label = layout.tokenAfter(node.test!.range[1]) + 1;
  const [start, end] = layout.whole(takes ? node.range : [node.range[0], label], before?.range[1] ?? layout.tokenAfter(node.parent.discriminant.range[1]));
  return { edits: [{ start, end, text: '' }], marks: [{ kind: 'tidy', offset: node.parent.range[0] }] };
}
