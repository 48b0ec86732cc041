import { removePath } from '../data/remove-path.ts';
import { parseData } from '../data/parse-data.ts';
import { flagsOf } from './load-registry.ts';
import { writtenEntries } from './read-entries.ts';

/**
 * Removes the entry of a key from a registry file's text, with the comment directly above it; every other entry keeps
 * every byte. The text as it was when the key has no entry, or one that is put together from elsewhere.
 */
export function removeEntry(file: string, text: string, key: string): string {
  const exports = ['flags', 'default'];
  const { root } = parseData(file, text.replace(/^\uFEFF/, ''), exports);
  const place = root && flagsOf(root, file);
  const entry = place && writtenEntries(place.flags, place.path).find((written) => written.key === key);
  return entry ? removePath(file, text, entry.path, exports) : text;
}
