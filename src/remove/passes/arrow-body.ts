import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import type { Layout } from '../layout.ts';
import type { Pass } from '../pass.ts';

/** A callback whose block holds only its return any more is that expression, where it fits behind the arrow. */
export const arrowBody: Pass = {
  name: 'arrow-body',
  visit(node, context) {
    if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement' || node.returnType) return undefined;
    const { body, parent } = node;
    const [only, ...others] = body.body;
    if (only?.type !== 'ReturnStatement' || !only.argument || others.length > 0 || (parent.type !== 'CallExpression' && parent.type !== 'Property')) return undefined;
    if (!context.marked('emptied', body.range[0]) && !context.marked('settle', only.range[0])) return undefined;
    const { layout } = context;
    const { argument } = only;
    const kept = layout.grouped(argument, only.range);
    if (layout.commentsIn(body.range).length > layout.commentsIn(kept).length) return undefined;
    if (!fits(argument, kept, body.range, layout)) return undefined;
    const bare = kept[0] === argument.range[0] && /^(?:ObjectExpression|SequenceExpression)$/.test(argument.type);
    const edits = layout.keep(body.range, kept);
    return { edits: bare ? edits.map((e) => (e.start === body.range[0] && e.end === kept[0] ? { ...e, text: '(' } : e.start === kept[1] ? { ...e, text: ')' } : e)) : edits };
  },
};

/** Expressions that begin behind an arrow however many lines they have. */
const OF_LINES = /^(?:Object|Array)Expression$|^JSX|^(?:Tagged)?Template|^(?:ArrowFunction|Function)Expression$/;

/** Whether what is kept of a block may stand behind the arrow: on one line no longer than the file has others, or on lines of its own. */
function fits({ type }: TSESTree.Node, kept: Range, body: Range, layout: Layout): boolean {
  const first = layout.text.slice(kept[0], Math.min(kept[1], layout.lineEnd(kept[0])));
  if (layout.isMultiLine(kept)) return OF_LINES.test(type) || layout.text[kept[0]] === '(';
  const length = layout.text.slice(layout.lineStart(body[0]), body[0]).length + first.length + layout.text.slice(body[1], layout.lineEnd(body[1])).length;
  return length <= layout.width;
}
