import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf } from '../data/parse-data.ts';
import { defaults } from './defaults.ts';

/** A field of an entry. */
const FIELD = /\b(?:key|description|owner|kind|createdAt|removeBy|status|keep|aliases|issue|extensions)["']?\s*:/;
/** Any other field that has a value. */
const OTHER = /^(?!.*\$schema)[^#\n]*[\w-]["']?\s*:[ \t]*(?!null\b)[^\s[{#]/m;

/** Whether a text lists flags as a registry does; other tools have files of these names too. */
function isRegistry(file: string, text: string): boolean {
  if (formatOf(file) === 'module') return /\bexport\s+(?:default|const\s+flags)\b/.test(text) && FIELD.test(text);
  return /(?:^|[\s{,])["']?flags["']?\s*:/.test(text) && (FIELD.test(text) || !OTHER.test(text));
}

/** Name of a folder's registry where no configuration says which it is. */
export const defaultRegistry = (folder: string): string | undefined =>
  defaults.registry.find(
    (name) => existsSync(join(folder, name)) && isRegistry(name, readFileSync(join(folder, name), 'utf8')),
  );
