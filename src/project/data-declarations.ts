import { findNodeAtLocation, parseTree, type Node as JsonNode } from 'jsonc-parser';
import { isMap, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import type { Declaration, Range } from '../facts/types.ts';

const NAMING_FIELDS = ['key', 'name', 'id'];

/** True for files whose declarations are data rather than code. */
export const isDataFile = (file: string): boolean => /\.(?:jsonc?|ya?ml)$/.test(file) || isDotenv(file);

const isDotenv = (file: string): boolean => /(?:^|\/)\.env[^/]*$|\.env$/.test(file);

/**
 * The flags that a JSON, YAML or `.env` text declares at a path (`a.b`; the whole document without one):
 * keys of an object, strings of a list, or the `key`, `name` or `id` of each object in a list.
 */
export function dataDeclarations(file: string, text: string, path?: string): Declaration[] {
  const steps = path === undefined || path === '' ? [] : path.split('.');
  if (isDotenv(file)) return dotenv(text);
  const found = /\.ya?ml$/.test(file) ? yaml(text, steps) : json(text, steps);
  const form = /\.ya?ml$/.test(file) ? 'yaml' : 'json';
  return found.map(({ key, range }) => ({ key, range, form, ...(path === undefined ? {} : { container: path }) }));
}

interface Found {
  readonly key: string;
  readonly range: Range;
}

function dotenv(text: string): Declaration[] {
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)].map((match) => {
    const key = match[1] ?? '';
    const start = match.index + match[0].indexOf(key);
    return { key, range: [start, start + key.length], form: 'dotenv' };
  });
}

function json(text: string, steps: readonly string[]): Found[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  const rangeOf = (n: JsonNode): Range => [n.offset, n.offset + n.length];
  if (node?.type === 'object') {
    return (node.children ?? []).flatMap(({ children: [key] = [] }) => (key ? [{ key: String(key.value), range: rangeOf(key) }] : []));
  }
  if (node?.type !== 'array') return [];
  return (node.children ?? []).flatMap((item) => {
    const named = item.type === 'object' ? NAMING_FIELDS.map((field) => findNodeAtLocation(item, [field])).find((n) => n?.type === 'string') : item;
    return named?.type === 'string' ? [{ key: String(named.value), range: rangeOf(named) }] : [];
  });
}

function yaml(text: string, steps: readonly string[]): Found[] {
  const document = parseDocument(text, { keepSourceTokens: false });
  if (document.errors.length > 0) return [];
  const node = (steps.length > 0 ? document.getIn(steps, true) : document.contents) as YamlNode | null | undefined;
  const found = (value: unknown): Found[] => (isScalar(value) && value.range ? [{ key: String(value.value), range: [value.range[0], value.range[1]] }] : []);
  if (isMap(node)) return node.items.flatMap((pair) => found(pair.key));
  if (!isSeq(node)) return [];
  return node.items.flatMap((item) => (isMap(item) ? NAMING_FIELDS.map((field) => found(item.get(field, true))).find((f) => f.length > 0) ?? [] : found(item)));
}
