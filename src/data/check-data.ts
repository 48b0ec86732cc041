import type { Range } from '../facts/types.ts';
import { closest } from '../suggest.ts';
import { toValue, type DataPath, type Located, type LocatedMap } from './located.ts';
import type { MapSchema, RecordSchema, Schema, StringSchema } from './schema.ts';

/** Something in data that is not as its schema wants it. */
export interface Mistake {
  readonly path: DataPath;
  readonly range?: Range;
  readonly message: string;
}

/** A value as messages name it: `"funktion"`, `12`, `a list`. */
export function found(node: Located): string {
  if (node.type === 'list') return node.items.length === 0 ? 'an empty list' : 'a list';
  if (node.type === 'map') return 'a map';
  if (node.value === undefined) return 'something that is no data';
  return node.value === null ? 'nothing' : JSON.stringify(node.value);
}

/** ` ; did you mean "x"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = closest(word, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

const oneOf = (words: readonly string[]): string =>
  words.length === 1 ? `"${words[0] ?? ''}"` : `one of ${words.join(', ')}`;

/** What a schema wants, in words. */
function expected(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.expected ?? (schema.words ? oneOf(schema.words) : 'text');
    case 'number':
      return schema.min > 0 ? `a whole number from ${schema.min}` : 'a whole number, 0 or more';
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'constant':
      return 'a value';
    case 'list':
      return schema.nonEmpty ? 'a list of one or more' : 'a list';
    case 'tuple':
      return schema.expected;
    case 'map':
      return schema.expected ?? 'a map';
    case 'record':
      return 'a map';
    case 'either':
      return schema.expected ?? [...new Set(schema.of.map(expected))].join(' or ');
  }
}

/** Whether a value has the outer shape that a schema wants, so that its own mistakes are worth telling. */
function fits(node: Located, schema: Schema): boolean {
  if (schema.type === 'either') return schema.of.some((one) => fits(node, one));
  if (schema.type === 'constant') return node.type !== 'scalar' || node.value !== undefined;
  if (node.type === 'list') return schema.type === 'list' || schema.type === 'tuple';
  if (node.type === 'map') return schema.type === 'map' || schema.type === 'record';
  if (node.value === null) return schema.type === 'null';
  return typeof node.value === schema.type;
}

const patterns = new Map<string, RegExp>();

function matches(text: string, pattern: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u');
  patterns.set(pattern, known);
  return known.test(text);
}

const acceptsText = (schema: StringSchema, text: string): boolean =>
  (schema.words?.includes(text) ?? true) &&
  (schema.pattern === undefined || matches(text, schema.pattern)) &&
  (!schema.nonEmpty || text.trim() !== '') &&
  (schema.accepts?.(text) ?? true);

/** Every mistake of some data against its schema. */
export function checkData(root: Located, schema: Schema): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const report = (path: DataPath, range: Range | undefined, message: string): void => {
    mistakes.push({ path, message, ...(range && { range }) });
  };

  function checkFields(node: LocatedMap, path: DataPath, one: MapSchema | RecordSchema): void {
    const known = one.type === 'map' ? Object.keys(one.fields) : one.words;
    const word = one.type === 'map' ? (one.fieldWord ?? 'field') : (one.keyWord ?? 'key');
    const seen = new Set<string>();
    for (const { name, nameRange, value } of node.fields) {
      if (seen.has(name)) report([...path, name], nameRange, `this ${word} is given twice; keep one`);
      seen.add(name);
      if (known && !known.includes(name)) {
        const hint = didYouMean(
          name,
          known.filter((other) => !node.fields.some((field) => field.name === other)),
        );
        report([...path, name], nameRange, `unknown ${word} "${name}"${hint || `; known are ${known.join(', ')}`}`);
      } else {
        const of = one.type === 'map' ? one.fields[name] : one.of;
        if (of) check(value, of, [...path, name]);
      }
    }
    if (one.type !== 'map') return;
    for (const name of one.required ?? [])
      if (!seen.has(name))
        report(
          path,
          node.range,
          `"${name}" is missing: expected ${expected(one.fields[name] ?? { type: 'constant' })}`,
        );
  }

  function check(node: Located, one: Schema, path: DataPath): void {
    const wrong = (hint = ''): void =>
      report(path, node.range, `expected ${expected(one)}, found ${found(node)}${hint}`);
    if (!fits(node, one)) {
      wrong();
    } else if (one.type === 'either') {
      const fitting = one.of.filter((alternative) => fits(node, alternative));
      if (node.type !== 'scalar' && fitting[0] && fitting.length === 1) return check(node, fitting[0], path);
      if (fitting.some((alternative) => checkData(node, alternative).length === 0)) return;
      if (node.type !== 'scalar' && fitting[0]) check(node, fitting[0], path);
      else if (node.type === 'scalar')
        wrong(
          didYouMean(
            String(node.value),
            fitting.flatMap((alternative) => (alternative.type === 'string' ? (alternative.words ?? []) : [])),
          ),
        );
    } else if (one.type === 'string' && node.type === 'scalar') {
      const text = String(node.value);
      if (!acceptsText(one, text)) wrong(didYouMean(text, one.words ?? []));
    } else if (one.type === 'number') {
      const value = toValue(node);
      if (!Number.isInteger(value) || Number(value) < one.min) wrong();
    } else if (node.type === 'list') {
      const items = node.items;
      if (one.type === 'list') {
        if (one.nonEmpty && items.length === 0) wrong();
        items.forEach((item, at) => check(item, one.of, [...path, at]));
      } else if (one.type === 'tuple') {
        if (items.length !== one.of.length) wrong();
        else one.of.forEach((of, at) => check(items[at] ?? node, of, [...path, at]));
      }
    } else if (node.type === 'map' && (one.type === 'map' || one.type === 'record')) {
      checkFields(node, path, one);
    }
  }

  check(root, schema, []);
  return mistakes;
}
