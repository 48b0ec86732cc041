import { createHash } from 'node:crypto';
import type { ListedFile } from './file-hashes.ts';
import { nulSeparated } from './git.ts';

/** What git says of a folder's files. It is taken apart only when the files are asked for. */
export interface GitListing {
  readonly files: readonly ListedFile[];
  /** Names the listing but for which files changed: as long as it is the same, so are the paths, and the hashes of files that did not change. */
  readonly name: string;
  /** Files whose content git does not know: changed ones, and those that it would add. */
  readonly unhashed: readonly string[];
  /** The paths of files with one of these names. */
  named(names: readonly string[]): readonly string[];
}

/** `H 100644 <hash> 0<tab>path`; without mode, hash and stage for files that git does not know. */
const STAGED = /^\S \d{6} [\da-f]+ \d\t/;

/** Git's letters for files that are not as they were added: unknown, changed, removed, to be removed, in conflict, left out of the folder. */
const UNLIKE = ['?', 'C', 'R', 'K', 'M', 'U', 'S'];

const pathOf = (item: string): string => item.slice(STAGED.test(item) ? item.indexOf('\t') + 1 : 2);

/** Reads what `git ls-files -z -t -s -c -o -m` prints: changed files come twice, and those that git does not know without a hash. */
export function readGitListing(printed: Buffer): GitListing {
  const bytes = Buffer.concat([Buffer.of(0), printed]);
  const itemAt = (start: number): string => bytes.toString('utf8', start, bytes.indexOf(0, start));
  const starts = new Map(UNLIKE.map((letter) => [letter, [...indexesOf(bytes, `\0${letter} `)].map((index) => index + 1)]));
  let files: readonly ListedFile[] | undefined;
  return {
    get files() {
      files ??= parse(printed.toString());
      return files;
    },
    name: nameWithout(bytes, starts.get('C') ?? []),
    unhashed: [...starts.values()].flatMap((list) => list.map((start) => pathOf(itemAt(start)))),
    named(names) {
      const paths = names.flatMap((name) => [...indexesOf(bytes, `${name}\0`)].map((index) => pathOf(itemAt(bytes.lastIndexOf(0, index) + 1))));
      const wanted = new Set(names);
      return [...new Set(paths)].filter((path) => wanted.has(path.slice(path.lastIndexOf('/') + 1)));
    },
  };
}

function* indexesOf(bytes: Buffer, text: string): Generator<number> {
  const sought = Buffer.from(text);
  for (let index = bytes.indexOf(sought); index !== -1; index = bytes.indexOf(sought, index + 1)) yield index;
}

/** A hash of what is printed but for the items that start there. */
function nameWithout(bytes: Buffer, starts: readonly number[]): string {
  const hash = createHash('sha1');
  let from = 0;
  for (const start of starts) {
    hash.update(bytes.subarray(from, start));
    from = bytes.indexOf(0, start) + 1;
  }
  return hash.update(bytes.subarray(from)).digest('hex');
}

function parse(printed: string): ListedFile[] {
  const files = new Map<string, ListedFile>();
  for (const item of nulSeparated(printed)) {
    const path = pathOf(item);
    if (path === '' || path.endsWith('/')) continue;
    const isUnchanged = item.startsWith('H') && !files.has(path);
    files.set(path, isUnchanged ? { path, hash: item.slice(9, item.indexOf(' ', 9)) } : { path });
  }
  return [...files.values()];
}
