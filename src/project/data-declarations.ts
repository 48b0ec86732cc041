import { fieldOf, type Located } from '../data/located.ts';
import { formatOf, parseData } from '../data/parse-data.ts';
import type { Declaration, Range } from '../facts/types.ts';

const NAMING_FIELDS = ['key', 'name', 'id'];

const isDotenv = (file: string): boolean => /(?:^|\/)\.env[^/]*$|\.env$/.test(file);

/** True for files whose declarations are data rather than code. */
export const isDataFile = (file: string): boolean => isDotenv(file) || /\.(?:jsonc?|ya?ml)$/.test(file);

/**
 * The flags that a JSON, YAML or `.env` text declares at a path (`a.b`; the whole document without one):
 * keys of an object, strings of a list, or the `key`, `name` or `id` of each object in a list. Data that does not parse declares none.
 */
export function dataDeclarations(file: string, text: string, path?: string): Declaration[] {
  if (isDotenv(file)) return dotenv(text);
  const { root, problems } = parseData(file, text);
  const node = problems.length > 0 ? undefined : (path ?? '').split('.').filter(Boolean).reduce<Located | undefined>(stepInto, root);
  const form = formatOf(file) === 'yaml' ? 'yaml' : 'json';
  return keysIn(node).map((key) => ({ ...key, form, ...(path === undefined ? {} : { container: path }) }));
}

function stepInto(node: Located | undefined, step: string): Located | undefined {
  return node?.type === 'list' ? node.items[Number(step)] : fieldOf(node, step)?.value;
}

interface KeyInData {
  readonly key: string;
  readonly range: Range;
}

function keysIn(node: Located | undefined): KeyInData[] {
  if (node?.type === 'map') return node.fields.flatMap(({ name, nameRange }) => (nameRange ? [{ key: name, range: nameRange }] : []));
  if (node?.type !== 'list') return [];
  return node.items.flatMap((item) => {
    const value = item.type === 'map' ? NAMING_FIELDS.map((field) => fieldOf(item, field)?.value).find((named) => named !== undefined) : item;
    return value?.type === 'scalar' && typeof value.value === 'string' && value.range ? [{ key: value.value, range: value.range }] : [];
  });
}

function dotenv(text: string): Declaration[] {
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)].map((match) => {
    const key = match[1] ?? '';
    const start = match.index + match[0].indexOf(key);
    return { key, range: [start, start + key.length], form: 'dotenv' };
  });
}
