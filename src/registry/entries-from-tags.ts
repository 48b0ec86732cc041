import type { Located, LocatedField } from '../data/located.ts';
import { checkData, type Mistake } from '../data/check-data.ts';
import { pathText } from '../data/located.ts';
import type { Position } from '../text/lines.ts';
import type { Problem } from '../errors.ts';
import type { Declaration } from '../facts/types.ts';
import { checkEntry, toEntry } from './read-entries.ts';
import { entrySchema } from './schema.ts';
import type { Entry } from './types.ts';

/** The declarations of one file, and how its offsets become positions. */
interface TaggedFile {
  /** Path from the project's root. */
  readonly file: string;
  readonly declarations: readonly Declaration[];
  readonly at: (offset: number) => Position;
}

/** JSON where the text is JSON, text otherwise: `keep=on` is text, `keep=3` a number. */
function constant(written: string): Located {
  try {
    const value = JSON.parse(written) as unknown;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
      return { type: 'scalar', value };
  } catch {
    // Plain text.
  }
  return { type: 'scalar', value: written };
}

function fieldOfTag(name: string, written: string): LocatedField {
  if (name === 'aliases') {
    const items = written.split(',').map((alias): Located => ({ type: 'scalar', value: alias.trim() }));
    return { name, value: { type: 'list', style: 'flow', items } };
  }
  if (name === 'removeBy' && written === 'null') return { name, value: { type: 'scalar', value: null } };
  return { name, value: name === 'keep' ? constant(written) : { type: 'scalar', value: written } };
}

/** The entries that `@flag` tags in code stand for, and what is wrong with those that stand for none. */
export function entriesFromTags(files: Iterable<TaggedFile>): {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
} {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const { file, declarations, at } of files)
    for (const { key, range, tag } of declarations) {
      if (!tag) continue;
      const fields = Object.entries(tag).map(([name, written]) => fieldOfTag(name, written));
      const written = {
        key,
        range,
        path: ['@flag', key],
        node: { type: 'map', style: 'flow', fields, range } as const,
      };
      const mistakes: Mistake[] = checkData(written.node, entrySchema).map((mistake) => ({
        ...mistake,
        path: [...written.path, ...mistake.path],
      }));
      if (mistakes.length === 0) mistakes.push(...checkEntry(written));
      if (mistakes.length === 0) entries.push(toEntry(written, file, at));
      else
        problems.push(
          ...mistakes.map(({ path, message }) => ({
            file,
            ...at(range[0]),
            path: `@flag ${key}${path.length > 2 ? ` ${pathText(path.slice(2))}` : ''}`,
            message,
          })),
        );
    }
  return { entries, problems };
}
