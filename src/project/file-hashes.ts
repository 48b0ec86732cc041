import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A listed file; `hash` is git's name of its content, where git knows that the file is as it was added. */
export interface ListedFile {
  readonly path: string;
  readonly hash?: string;
}

/** `H 100644 <hash> 0<tab>path`; without mode, hash and stage for files that git does not know. */
const STAGED = /^\S \d{6} [\da-f]+ \d\t/;

/** Parses `git ls-files -z -t -s -c -o -m`: changed files come twice, and those that git does not know without a hash. */
export function parseListing(items: readonly string[]): ListedFile[] {
  const files = new Map<string, ListedFile>();
  for (const item of items) {
    const isStaged = STAGED.test(item);
    const path = item.slice(isStaged ? item.indexOf('\t') + 1 : 2);
    if (path === '' || path.endsWith('/')) continue;
    const isUnchanged = isStaged && item.startsWith('H') && !files.has(path);
    files.set(path, isUnchanged ? { path, hash: item.slice(9, item.indexOf(' ', 9)) } : { path });
  }
  return [...files.values()];
}

/** Gives what shows that a file changed: the hash that git has of it, or one of its content as git would name it, or `none`. */
export function hashOf(root: string, { path, hash }: ListedFile): string {
  if (hash !== undefined) return hash;
  try {
    const file = join(root, path);
    if (!lstatSync(file).isFile()) return 'none';
    const content = readFileSync(file);
    return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  } catch {
    return 'none';
  }
}
