import { createRequire } from 'node:module';
import type * as Jsonc from 'jsonc-parser';
import type { Range } from '../facts/types.ts';
import type { Located } from './located.ts';
import type { ParsedData } from './parse-data.ts';

const require = createRequire(import.meta.url);

/** What the parser's error codes mean to a person. */
const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not JSON',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'expected a property name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":"',
  CommaExpected: 'expected ","',
  CloseBraceExpected: 'expected "}"',
  CloseBracketExpected: 'expected "]"',
  EndOfFileExpected: 'expected the end of the file',
  UnexpectedEndOfComment: 'this comment has no end',
  UnexpectedEndOfString: 'this string has no end',
  UnexpectedEndOfNumber: 'this number has no end',
};

const rangeOf = (node: Jsonc.Node): Range => [node.offset, node.offset + node.length];

function locate(node: Jsonc.Node): Located {
  const range = rangeOf(node);
  if (node.type === 'array') {
    const children = node.children ?? [];
    return { type: 'list', items: children.map(locate), spans: children.map(rangeOf), style: 'flow', range };
  }
  if (node.type === 'object') {
    const fields = (node.children ?? []).flatMap((field) => {
      const [name, value] = field.children ?? [];
      return name && value
        ? [{ name: String(name.value), nameRange: rangeOf(name), span: rangeOf(field), value: locate(value) }]
        : [];
    });
    return { type: 'map', fields, style: 'flow', range };
  }
  return { type: 'scalar', value: node.value as string | number | boolean | null, range };
}

/** Reads JSON with places; comments and trailing commas are allowed. */
export function parseJson(text: string): ParsedData {
  const jsonc = require('jsonc-parser') as typeof Jsonc;
  const errors: Jsonc.ParseError[] = [];
  const root = jsonc.parseTree(text, errors, { allowTrailingComma: true });
  const seen = new Set<number>();
  const problems = errors
    .filter((error) => !seen.has(error.offset) && seen.add(error.offset))
    .map(({ error, offset, length }) => {
      const code = jsonc.printParseErrorCode(error);
      return { range: [offset, offset + length] as const, message: messages[code] ?? code };
    });
  if (text.trim() === '') return { problems: [] };
  return root && problems.length === 0 ? { root: locate(root), problems } : { problems: problems.slice(0, 5) };
}
