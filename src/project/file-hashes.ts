import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A listed file; `hash` is git's name of its content, where git knows that the file is as it was added. */
export interface ListedFile {
  readonly path: string;
  readonly hash?: string;
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
