import type { TSESTree } from '@typescript-eslint/types';
import type { Change, PassContext } from '../pass.ts';
import { dropStatement, keepStatements, listOf } from '../statements.ts';
import { blockOf, blocksIn, blocksRound, statementsOf, type Block } from './structure.ts';

type Node = TSESTree.Node;

/** Titles from the outside in: names a suite through edits. */
export const chainOf = (block: Block, text: string): string => [block, ...blocksRound(block.statement, text)].map((b) => b.title).reverse().join('\0');

/** One step of cleaning up what the removal emptied: hooks without a body, suites without cases, suites that only set the flag. */
export function tidyChange(context: PassContext, emptied: ReadonlySet<number>, flat: ReadonlySet<string>): Change | undefined {
  const { source: { ast, text } } = context;
  for (const block of blocksIn(ast, text)) {
    const body = block.fn.body;
    if (body.type !== 'BlockStatement' || !listOf(block.statement)) continue;
    if (block.kind === 'hook' && body.body.length === 0 && emptied.has(body.range[0]) && context.layout.commentsIn(body.range).length === 0) return dropped(block, context);
    if (block.kind === 'suite' && emptied.has(body.range[0]) && isHollow(body)) return dropped(block, context);
    if (block.kind === 'suite' && flat.has(chainOf(block, text)) && canFlatten(block, text)) return keepStatements(block.statement, body, context, '');
  }
  return undefined;
}

const dropped = (block: Block, context: PassContext): Change => dropStatement(block.statement, '', context);

/** Whether the body of a suite holds hooks and declarations alone. */
function isHollow(body: TSESTree.BlockStatement): boolean {
  return body.body.every((s) => {
    if (s.type === 'ExpressionStatement') return blockOf(s.expression, '')?.kind === 'hook';
    return /^(?:VariableDeclaration|FunctionDeclaration|TS)/.test(s.type);
  });
}

/** Whether a suite's cases may stand in its parent: its hooks would then be for no other case. */
function canFlatten(block: Block, text: string): boolean {
  const [parent] = blocksRound(block.statement, text);
  if (parent?.kind !== 'suite' || block.modified || block.fn.params.length > 0 || block.fn.async) return false;
  const blockIn = (s: Node): Block | undefined => (s.type === 'ExpressionStatement' ? blockOf(s.expression, text) : undefined);
  const own = statementsOf(block.fn);
  const hasHooks = own.some((s) => { const b = blockIn(s); return b ? b.kind === 'hook' : s.type === 'ExpressionStatement'; });
  const siblings = statementsOf(parent.fn).filter((s) => s !== block.statement && s.type === 'ExpressionStatement' && blockIn(s)?.kind !== 'hook');
  return !hasHooks || siblings.length === 0;
}
