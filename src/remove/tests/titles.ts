import type { Change, PassContext } from '../pass.ts';
import type { Request } from '../types.ts';
import { blocksIn, blocksRound, type Block } from './structure.ts';
import { chainOf } from './tidy.ts';
import { withoutClause } from './words.ts';

const NAMED_BY_TITLE = /(?<!Inline)Snapshot\(|Screenshot\(/;

/** Takes out of titles that a flag is as it stays. `forced`: blocks that forced it, and no other flag, or the whole file (`''`). Titles that name stored snapshots stay. */
export function titleChanges(requests: readonly Request[], forced: ReadonlySet<string>, { source: { ast, text } }: PassContext): Change[] {
  if (NAMED_BY_TITLE.test(text)) return [];
  const blocks = blocksIn(ast, text).filter((b) => b.kind !== 'hook');
  const taken = new Set(blocks.map((b) => placed(b, text, b.title)));
  return blocks.flatMap((block) => {
    const [node] = block.call.arguments;
    if (node?.type !== 'Literal' && (node?.type !== 'TemplateLiteral' || node.expressions.length > 0)) return [];
    const [start, end] = [node.range[0] + 1, node.range[1] - 1];
    const title = requests.map((r) => withoutClause(text.slice(start, end), r, forced.has('') || forced.has(chainOf(block, text)))).find((t) => t !== undefined);
    const own = placed(block, text, `${text[start - 1]}${title}${text[end]}`);
    if (title === undefined || taken.has(own)) return [];
    taken.add(own);
    return [{ edits: [{ start, end, text: title }] }];
  });
}

/** A title with the place where it must be the only one. */
const placed = (block: Block, text: string, title: string): string => `${blocksRound(block.statement, text)[0]?.call.range[0]} ${title}`;
