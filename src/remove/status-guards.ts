import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import { bare } from '../facts/syntax.ts';
import type { FileFacts, Range } from '../facts/types.ts';
import { constantOf } from './constant-of.ts';
import { within } from './edits.ts';
import type { Fold } from './fold.ts';
import { exact } from './known.ts';
import type { Change, PassContext } from './pass.ts';
import { listOf } from './statements.ts';

type Node = TSESTree.Node;

/**
 * Puts the settled value in place of loading states that stand before reads which are gone, and before nothing else:
 * `loaded(state) && flag`, `if (loaded(state)) return flag; return false`.
 */
export function statusChanges({ comments }: Source, { companions }: FileFacts, reads: readonly { readonly range: Range }[], nodes: ReadonlyMap<string, Node>, fold: Fold): Change[] {
  const states = companions.filter((c) => c.role === 'status' && c.settled !== undefined);
  if (states.length === 0 || reads.length === 0) return [];
  const context = fold.context();
  const isRead = (node: Node | null | undefined): boolean => {
    if (!node) return false;
    const value = bare(node);
    if (value.type === 'UnaryExpression' && value.operator === '!') return isRead(value.argument);
    return value.type === 'AwaitExpression' ? isRead(value.argument) : reads.some(({ range }) => range[0] === value.range[0] && range[1] === value.range[1]);
  };
  return states.flatMap(({ range, settled = true }) => {
    const node = nodes.get(`${range[0]}-${range[1]}`);
    if (node?.type !== 'CallExpression' || !node.arguments.every((a) => context.isPure(a))) return [];
    const guarded = guardedBy(node, settled, isRead, context);
    return guarded && !comments.some((c) => within(c.range, node.range)) ? [{ edits: [{ start: range[0], end: range[1], text: fold.placeholders.add(exact(settled)) }] }] : [];
  });
}

/** Whether a state decides between a read and a constant alone. */
function guardedBy(state: Node, settled: boolean, isRead: (node: Node | null | undefined) => boolean, context: PassContext): boolean {
  let at = state;
  let holds = settled;
  for (; at.parent?.type === 'UnaryExpression' && at.parent.operator === '!'; at = at.parent) holds = !holds;
  const { parent } = at;
  const isPlain = (node: Node | null | undefined): boolean => node !== null && node !== undefined && constantOf(node, context) !== undefined;
  switch (parent?.type) {
    case 'LogicalExpression': return parent.left === at && parent.operator === (holds ? '&&' : '||') && isRead(parent.right);
    case 'ConditionalExpression': {
      const [then, otherwise] = holds ? [parent.consequent, parent.alternate] : [parent.alternate, parent.consequent];
      return parent.test === at && isRead(then) && isPlain(otherwise);
    }
    case 'IfStatement': {
      const list = listOf(parent);
      const [then, otherwise] = [parent.consequent, parent.alternate ?? list?.[list.indexOf(parent) + 1]].map((branch) => branch && returnedBy(branch));
      return parent.test === at && (holds ? isRead(then) && isPlain(otherwise) : isPlain(then) && isRead(otherwise));
    }
    default: return false;
  }
}

/** What a branch returns that does nothing else. */
function returnedBy(branch: Node): Node | undefined {
  const only = branch.type === 'BlockStatement' && branch.body.length === 1 ? branch.body[0] : branch;
  return only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}
