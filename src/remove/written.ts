import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import type { Constant } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import type { Edit } from './edits.ts';
import { exact, isTruthy, literal } from './known.ts';
import type { MarkupUse } from './markup-use.ts';
import type { Placeholders } from './placeholders.ts';

type Node = TSESTree.Node;
type Quote = "'" | '"';

/** Edits that write what stands for known values as literals, as the original text is written; what can not be written is put back, and its seeds are told. */
export function written({ source, view }: MarkupUse, placeholders: Placeholders, original: string): { readonly edits: readonly Edit[]; readonly leftovers: readonly number[] } {
  const quote = quoteOf(original);
  const isBare = !original.includes('={true}');
  const edits: Edit[] = [];
  const leftovers: number[] = [];
  walk(source.ast, (node) => {
    const entry = node.type === 'Identifier' ? placeholders.of(node.name) : undefined;
    if (!entry) return;
    const [start, end] = node.range;
    const value = entry.known.kind === 'promise' ? entry.known.of : entry.known;
    const place = view?.placeAt(node.range);
    if (place && entry.known.kind === 'exact' && value.kind === 'exact') edits.push({ start, end, text: quoted(printed(value.value, place.quote === "'" ? '"' : "'", node), place.quote) });
    else if (value.kind === 'exact' && entry.known.kind === 'promise') edits.push({ start, end, text: `Promise.resolve(${printed(value.value, quote, node)})` });
    else if (value.kind === 'exact' && value.value === true && isBare && isAttributeValue(node)) edits.push(bareAttribute(node, source));
    else if (value.kind === 'exact') edits.push({ start, end, text: printed(value.value, quote, node) });
    else if (node.parent?.type === 'CallExpression' && node.parent.callee === node) {
      edits.push({ start, end: end + 1, text: '' }, { start: node.parent.range[1] - 1, end: node.parent.range[1], text: '' });
      leftovers.push(entry.seed ?? -1);
    } else throw new Error(`${source.file}: a value that can not be written is left`);
  });
  return { edits, leftovers };
}

/** A literal as it may stand where the node stands. */
function printed(value: Constant, quote: Quote, node: Node): string {
  const parent = node.parent;
  const text = literal(parent && 'test' in parent && parent.test === node && parent.type !== 'SwitchCase' ? isTruthy(exact(value)) : value, quote);
  if (parent?.type === 'MemberExpression' && parent.object === node && typeof value !== 'string' && typeof value !== 'boolean') return `(${text})`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && (parent?.type === 'ArrowFunctionExpression' || parent?.type === 'ExpressionStatement')) return `(${text})`;
  if (typeof value === 'number' && value < 0 && parent?.type === 'BinaryExpression') return `(${text})`;
  return text;
}

/** Code as it may stand between quotes that would end it. */
const quoted = (code: string, quote: string): string => (quote === '' ? code : code.replaceAll(/["'&]/g, (c) => (c === quote || c === '&' ? `\\x${c.charCodeAt(0).toString(16)}` : c)));

/** `name={<known>}`, the whole value of an attribute. */
const isAttributeValue = (node: Node): boolean => node.parent?.type === 'JSXExpressionContainer' && node.parent.parent.type === 'JSXAttribute';

/** `name={true}` is `name`. */
function bareAttribute(node: Node, { text }: Source): Edit {
  const container = node.parent!;
  const { name } = container.parent as TSESTree.JSXAttribute;
  const isPlain = text.slice(container.range[0] + 1, node.range[0]).trim() === '' && text.slice(node.range[1], container.range[1] - 1).trim() === '';
  return isPlain ? { start: name.range[1], end: container.range[1], text: '' } : { start: node.range[0], end: node.range[1], text: 'true' };
}

/** The quotes a file uses most. */
const quoteOf = (text: string): Quote => (text.split('"').length > text.split("'").length ? '"' : "'");
