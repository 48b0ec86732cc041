import type { Range } from '../facts/types.ts';
import type { Located } from './located.ts';
import { parseJson } from './parse-json.ts';
import { parseModule } from './parse-module.ts';
import { parseYaml } from './parse-yaml.ts';

type DataFormat = 'yaml' | 'json' | 'module';

/** Something that keeps a text from being data, with its place. */
export interface DataProblem {
  readonly range: Range;
  readonly message: string;
}

export interface ParsedData {
  /** The value of the whole file; absent when it is empty or cannot be read. */
  readonly root?: Located;
  readonly problems: readonly DataProblem[];
}

/** How a file's data is written, by its extension; undefined for files that hold none. */
export function formatOf(file: string): DataFormat | undefined {
  if (/\.ya?ml$/.test(file)) return 'yaml';
  if (/\.jsonc?$/.test(file)) return 'json';
  return /\.[cm]?[jt]s$/.test(file) ? 'module' : undefined;
}

/** Reads a data file's text (without a byte order mark) with places; a module's value is the first of `exports` that it has. */
export function parseData(file: string, text: string, exports: readonly string[] = ['default']): ParsedData {
  const format = formatOf(file);
  if (format === 'yaml') return parseYaml(text);
  if (format === 'json') return parseJson(text);
  if (format === 'module') return parseModule(file, text, exports);
  return { problems: [{ range: [0, 0], message: 'expected a .yaml, .json, .js or .ts file' }] };
}
