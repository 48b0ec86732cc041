import type { Pass } from '../pass.ts';

/** A callback whose block holds only its return any more is that expression. */
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
    const bare = kept[0] === argument.range[0] && /^(?:ObjectExpression|SequenceExpression)$/.test(argument.type);
    const edits = layout.keep(body.range, kept);
    return { edits: bare ? edits.map((e) => (e.start === body.range[0] && e.end === kept[0] ? { ...e, text: '(' } : e.start === kept[1] ? { ...e, text: ')' } : e)) : edits };
  },
};
