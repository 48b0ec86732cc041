import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { checkData } from '../data/check-data.ts';
import { lineTable } from '../text/lines.ts';
import { fieldOf, pathText, type DataPath, type Located } from '../data/located.ts';
import { formatOf, parseData } from '../data/parse-data.ts';
import type { MapSchema } from '../data/schema.ts';
import { RegistryError, type Problem } from '../errors.ts';
import { createRegistry } from './create-registry.ts';
import { readEntries } from './read-entries.ts';
import { registrySchema } from './schema.ts';
import type { Entry, Registry } from './types.ts';

interface LoadRegistryOptions {
  /** Absolute path that files are named from, in entries and in messages. */
  readonly root?: string;
  /** Reads a file's text; from disk unless said. */
  readonly read?: (file: string) => string;
}

/** Where the flags of a registry file are: under `flags`, or in a module the exported value itself. */
export function flagsOf(root: Located, file: string): { readonly flags: Located; readonly path: DataPath } | undefined {
  const field = fieldOf(root, 'flags');
  const nested =
    field &&
    (field.value.type !== 'map' ||
      field.value.fields.every(({ value }) => value.type !== 'scalar' || value.value === null));
  if (field && nested) return { flags: field.value, path: ['flags'] };
  return formatOf(file) === 'module' ? { flags: root, path: [] } : undefined;
}

function readRegistry(
  file: string,
  shown: string,
  read: (file: string) => string,
): { entries: readonly Entry[]; problems: readonly Problem[] } {
  let text: string;
  try {
    text = read(file).replace(/^\uFEFF/, '');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing
      ? 'no such registry file; create it or correct "registry" in the configuration'
      : `cannot be read: ${(error as Error).message}`;
    return { entries: [], problems: [{ file: shown, message }] };
  }
  const at = lineTable(text);
  const parsed = parseData(file, text, ['flags', 'default']);
  if (parsed.problems.length > 0)
    return {
      entries: [],
      problems: parsed.problems.map(({ range, message }) => ({ file: shown, ...at(range[0]), message })),
    };
  if (!parsed.root) return { entries: [], problems: [] };
  const place = flagsOf(parsed.root, file);
  const { entries, mistakes } = place ? readEntries(place.flags, place.path, shown, at) : { entries: [], mistakes: [] };
  const around = place?.path.length === 0 ? [] : checkData(parsed.root, place ? surroundings : registrySchema);
  const problems = [...around, ...mistakes]
    .sort((a, b) => (a.range?.[0] ?? 0) - (b.range?.[0] ?? 0))
    .map(({ path, range, message }) => ({ file: shown, ...(range && at(range[0])), path: pathText(path), message }));
  return { entries, problems };
}

/** A registry file without a look at its flags. */
const surroundings: MapSchema = {
  ...registrySchema,
  fields: { ...registrySchema.fields, flags: { type: 'constant' } },
};

/** Keys and aliases that two entries share. */
function* findDuplicates(entries: Iterable<Entry>): Generator<Problem> {
  const owners = new Map<string, Entry>();
  for (const entry of entries)
    for (const name of [entry.key, ...entry.aliases]) {
      const other = owners.get(name);
      if (!other) owners.set(name, entry);
      else {
        const { file, line, column } = entry.at;
        const what = name === entry.key ? `key "${name}"` : `alias "${name}" of "${entry.key}"`;
        const where = name === other.key ? 'an entry' : `an alias of "${other.key}"`;
        yield {
          file,
          line,
          column,
          message: `${what} is already ${where} at ${other.at.file}:${other.at.line}:${other.at.column}; keep one`,
        };
      }
    }
}

/** Loads registry files (absolute paths); throws a `RegistryError` with all that is wrong with all of them. */
export function loadRegistry(files: readonly string[], options: LoadRegistryOptions = {}): Registry {
  const { root, read = (file: string) => readFileSync(file, 'utf8') } = options;
  const shown = (file: string): string =>
    (root !== undefined && isAbsolute(file) ? relative(root, file) : file).replaceAll('\\', '/');
  const results = files.map((file) => readRegistry(file, shown(file), read));
  const entries = results.flatMap((result) => result.entries);
  const problems = [...results.flatMap((result) => result.problems), ...findDuplicates(entries)];
  if (problems.length > 0) throw new RegistryError(problems);
  return createRegistry(entries, files);
}
