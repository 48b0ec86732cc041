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
      const joined = between(text.slice(before.range[0], open), String(value.value), text[close + 1]);
      if (joined === undefined) continue;
      return { edits: [{ start: open, end: close + 1, text: joined }] };
    }
    return undefined;
  },
};

/** Raw text of a value between two pieces of a template; undefined where an escape before it would take its first digit. */
function between(before: string, value: string, next: string | undefined): string | undefined {
  if (before.endsWith("\\0") && /^\d/.test(value)) return undefined;
  const raw = value.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r');
  const meets = (text: string): boolean => (text === '' ? next === '{' : text.startsWith('{'));
  if (before.endsWith('$') && meets(raw)) return `\\${raw}`;
  return raw.endsWith('$') && next === '{' ? `${raw.slice(0, -1)}\\$` : raw;
}
