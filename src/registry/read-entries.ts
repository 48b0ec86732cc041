import { checkData, type Mistake } from '../data/check-data.ts';
import { fieldOf, toValue, type DataPath, type Located } from '../data/located.ts';
import type { Position } from '../text/lines.ts';
import type { Range } from '../facts/types.ts';
import { flagsSchema } from './schema.ts';
import type { Entry } from './types.ts';

/** An entry as it is written, before it is known to be right. */
interface WrittenEntry {
  readonly key: string;
  /** Where its key is written. */
  readonly range?: Range;
  readonly node: Located;
  readonly path: DataPath;
}

const valueOf = (node: Located, name: string): unknown => {
  const field = fieldOf(node, name);
  return field && toValue(field.value);
};

const rangeOf = (node: Located | undefined): { range?: Range } => (node?.range ? { range: node.range } : {});

/** The entries of a list of entries or of a map by key. */
export function writtenEntries(flags: Located, path: DataPath): readonly WrittenEntry[] {
  if (flags.type === 'list')
    return flags.items.flatMap((node, at) => {
      const key = valueOf(node, 'key');
      return typeof key === 'string'
        ? [{ key, node, path: [...path, at], ...rangeOf(fieldOf(node, 'key')?.value) }]
        : [];
    });
  if (flags.type === 'scalar') return [];
  return flags.fields.map(({ name, nameRange, value }) => ({
    key: name,
    node: value,
    path: [...path, name],
    ...(nameRange && { range: nameRange }),
  }));
}

/** What is wrong between the fields of one entry, its fields being right each for itself. */
export function* checkEntry({ node, path, range }: WrittenEntry): Generator<Mistake> {
  const at = { path, ...(node.range && node.type === 'map' ? { range: node.range } : range && { range }) };
  const createdAt = valueOf(node, 'createdAt');
  const removeBy = fieldOf(node, 'removeBy');
  const deadline = removeBy && toValue(removeBy.value);
  if (valueOf(node, 'status') === 'retired' && !fieldOf(node, 'keep'))
    yield { ...at, message: '"keep" is missing: a retired flag needs the value that stays, such as keep: on' };
  if (typeof createdAt === 'string' && typeof deadline === 'string' && deadline < createdAt)
    yield {
      path: [...path, 'removeBy'],
      ...rangeOf(removeBy?.value),
      message: `expected a day after createdAt (${createdAt}), found ${deadline}`,
    };
  const extensions = fieldOf(node, 'extensions')?.value;
  let before = typeof deadline === 'string' ? { name: 'removeBy', day: deadline } : undefined;
  let agreed = typeof createdAt === 'string' ? { name: 'createdAt', day: createdAt } : undefined;
  for (const [index, extension] of (extensions?.type === 'list' ? extensions.items : []).entries()) {
    const own = [...path, 'extensions', index];
    const on = valueOf(extension, 'on');
    const to = valueOf(extension, 'to');
    if (typeof on !== 'string' || typeof to !== 'string') continue;
    if (deadline === null)
      yield {
        path: own,
        ...rangeOf(extension),
        message: 'expected no extension: removeBy is null, so there is no deadline to move',
      };
    if (agreed && on < agreed.day)
      yield {
        path: [...own, 'on'],
        ...rangeOf(fieldOf(extension, 'on')?.value),
        message: `expected a day from ${agreed.name} (${agreed.day}) on, found ${on}; keep extensions in order`,
      };
    if (to < on)
      yield {
        path: [...own, 'to'],
        ...rangeOf(fieldOf(extension, 'to')?.value),
        message: `expected a day from "on" (${on}) on, found ${to}`,
      };
    if (before && to <= before.day)
      yield {
        path: [...own, 'to'],
        ...rangeOf(fieldOf(extension, 'to')?.value),
        message: `expected a day after ${before.name} (${before.day}), found ${to}; an extension moves the deadline on`,
      };
    before = { name: 'the extension before', day: to };
    agreed = { name: 'the extension before', day: on };
  }
}

/** The sound entries under `flags`, and what is wrong with the others. */
export function readEntries(
  flags: Located,
  path: DataPath,
  file: string,
  at: (offset: number) => Position,
): { readonly entries: readonly Entry[]; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = checkData(flags, flagsSchema).map((mistake) => ({
    ...mistake,
    path: [...path, ...mistake.path],
  }));
  const unsound = new Set(mistakes.map((mistake) => mistake.path[path.length]));
  const entries: Entry[] = [];
  for (const written of writtenEntries(flags, path)) {
    if (unsound.has(written.path[path.length])) continue;
    mistakes.push(...checkEntry(written));
    entries.push(toEntry(written, file, at));
  }
  return { entries, mistakes };
}

/** An entry whose fields are sound. */
export function toEntry({ key, node, range }: WrittenEntry, file: string, at: (offset: number) => Position): Entry {
  const whole = range ?? node.range ?? [0, 0];
  const fields = toValue(node) as Partial<Omit<Entry, 'at'>> | null;
  return {
    ...fields,
    key,
    aliases: fields?.aliases ?? [],
    status: fields?.status ?? 'active',
    extensions: fields?.extensions ?? [],
    at: { file, range: whole, ...at(whole[0]) },
  };
}
