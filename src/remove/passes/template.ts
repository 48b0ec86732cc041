import { exact } from '../known.ts';
import type { Pass } from '../pass.ts';

/** A known value inside a template literal becomes part of its text. */
export const template: Pass = {
  name: 'template',
  visit(node, context) {
    if (node.type !== 'TemplateLiteral' || node.parent.type === 'TaggedTemplateExpression') return undefined;
    for (const [i, expression] of node.expressions.entries()) {
      const own = context.marked('tidy', expression.range[0]) && expression.type === 'Literal' ? context.constant(expression) : undefined;
      const value = context.known(expression) ?? (own && exact(own.value));
      const [before, after] = [node.quasis[i], node.quasis[i + 1]];
      if (value?.kind !== 'exact' || (typeof value.value === 'object' && value.value !== null) || !before || !after) continue;
      const { text } = context.layout;
      const open = text.lastIndexOf('${', expression.range[0]);
      const close = text.indexOf('}', context.layout.tokenAfter(context.layout.grouped(expression)[1]));
      if (context.layout.commentsIn([open, close]).length > 0) continue;
      const body = String(value.value).replace(/[\\`]|\$(?=\{)/g, '\\$&');
      const joined = body.endsWith('$') && text[close + 1] === '{' ? `${body.slice(0, -1)}\\$` : body;
      return { edits: [{ start: open, end: close + 1, text: joined }] };
    }
    return undefined;
  },
};
