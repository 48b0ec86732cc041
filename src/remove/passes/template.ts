import type { TSESTree } from '@typescript-eslint/types';
import type { Pass, PassContext } from '../pass.ts';

/** A known value inside a template literal becomes part of its text. */
export const template: Pass = {
  name: 'template',
  visit(node, context) {
    if (node.type !== 'TemplateLiteral' || node.parent.type === 'TaggedTemplateExpression') return undefined;
    for (const [i, expression] of node.expressions.entries()) {
      const [before, after] = [node.quasis[i], node.quasis[i + 1]];
      const raw = rawText(expression, context);
      if (raw === undefined || !before || !after) continue;
      const { text } = context.layout;
      const open = text.lastIndexOf('${', expression.range[0]);
      const close = text.indexOf('}', context.layout.tokenAfter(context.layout.grouped(expression)[1]));
      if (context.layout.commentsIn([open, close]).length > context.layout.commentsIn(expression.range).length) continue;
      const joined = between(text.slice(before.range[0], open), raw, text[close + 1]);
      if (joined === undefined) continue;
      return { edits: [{ start: open, end: close + 1, text: joined }] };
    }
    return undefined;
  },
};

/** What a known value, a string or another template that a flag chose is as text of a template. */
function rawText(node: TSESTree.Node, { known, marked, constant, layout: { text } }: PassContext): string | undefined {
  const value = known(node);
  if (value) return value.kind === 'exact' && (typeof value.value !== 'object' || value.value === null) ? escaped(String(value.value)) : undefined;
  if (!marked('tidy', node.range[0])) return undefined;
  const written = text.slice(node.range[0] + 1, node.range[1] - 1);
  if (node.type === 'TemplateLiteral') return written;
  if (node.type !== 'Literal') return undefined;
  if (typeof node.value === 'string' && !/\\(?:[1-9]|0\d)/.test(written)) return written.replaceAll(/\\[^]|`|\$(?=\{)/g, (part) => (/^\\['"]$/.test(part) ? part.slice(1) : part.startsWith('\\') ? part : `\\${part}`));
  const own = constant(node);
  return own && escaped(String(own.value));
}

const escaped = (value: string): string => value.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r');

/** Raw text as it stands between two pieces of a template; undefined where an escape before it would take its first digit. */
function between(before: string, raw: string, next: string | undefined): string | undefined {
  if (before.endsWith("\\0") && /^\d/.test(raw)) return undefined;
  const meets = (text: string): boolean => (text === '' ? next === '{' : text.startsWith('{'));
  if (before.endsWith('$') && meets(raw)) return `\\${raw}`;
  if (raw.endsWith("\\0") && /\d/.test(next ?? '')) return undefined;
  return next === '{' && /(?:^|[^\\])(?:\\\\)*\$$/.test(raw) ? `${raw.slice(0, -1)}\\$` : raw;
}
