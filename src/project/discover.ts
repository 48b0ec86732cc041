import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, type ListedFile } from './file-hashes.ts';
import { readGitListing, type GitListing } from './git-listing.ts';
import { gitBytes } from './git.ts';
import { ignoreFile, type IgnoreFile } from './ignore-file.ts';

/** The files of a project, by path from its root with forward slashes, sorted. */
export interface Discovered {
  /** JavaScript and TypeScript: what is read for flags. */
  readonly sources: readonly string[];
  /** All other files: they may mention a flag, or declare it as data. */
  readonly others: readonly string[];
  /** Code that the patterns leave out, but for what tools make and fetch: it may use what the project exports. */
  readonly excluded: readonly string[];
  /** One line each, for people: what could not be looked into. */
  readonly warnings: readonly string[];
}

/** The files of a project with what shows that they changed. */
export interface DiscoveredWithHashes extends Discovered {
  hash(file: string): string;
  /** What the next run needs to know the files by; absent where git does not list them. */
  readonly known?: KnownFiles;
  /** Where the list is that of the last run: the files that may have changed since. */
  readonly touched?: readonly string[];
}

/** The files of a project by what git said of them, each list in one text. */
export interface KnownFiles extends Pick<GitListing, 'name' | 'unhashed'> {
  readonly sources: string;
  readonly others: string;
  readonly excluded: string;
}

/** What patterns say of a file. */
export interface Choice {
  includes(file: string): boolean;
  excludes(file: string): boolean;
}

interface FolderItem {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
}

const listFolder = (path: string): readonly FolderItem[] => readdirSync(path, { withFileTypes: true });

/** Lists a project: what git knows or would add, or what a walk finds that honours `.gitignore` and skips what is excluded. Symbolic links are never followed. */
export const listFiles = (root: string, excludes: Choice['excludes'], list = listFolder): Listing => listWithGit(root) ?? walkFolders(root, excludes, list);

/** Parts listed files into those of the project and others, or takes what the last run made of the same list under the same configuration. */
export function chooseFiles(root: string, listing: Listing, choiceOf: (file: string) => Choice, last?: KnownFiles): DiscoveredWithHashes {
  const { byGit, warnings } = listing;
  if (byGit && last?.name === byGit.name) {
    const [sources, others, excluded] = [last.sources, last.others, last.excluded].map((list) => list.split(BETWEEN).slice(1)) as [string[], string[], string[]];
    const known = { ...last, unhashed: byGit.unhashed };
    return { sources, others, excluded, warnings, hash: (path) => hashOf(root, { path }), known, touched: [...new Set([...last.unhashed, ...byGit.unhashed])] };
  }
  const sources: string[] = [];
  const others: string[] = [];
  const excluded: string[] = [];
  const listed = new Map(listing.files.map((file) => [file.path, file]));
  for (const file of [...listed.keys()].sort()) {
    const { includes, excludes } = choiceOf(file);
    if (includes(file) && !excludes(file)) (isCode(file) ? sources : others).push(file);
    else if (isCode(file) && !MADE_OR_FETCHED.test(file)) excluded.push(file);
  }
  const known = byGit && { name: byGit.name, unhashed: byGit.unhashed, sources: joined(sources), others: joined(others), excluded: joined(excluded) };
  return { sources, others, excluded, warnings, hash: (path) => hashOf(root, listed.get(path) ?? { path }), ...(known ? { known } : {}) };
}

/** What no path holds. */
const BETWEEN = '//';
const joined = (files: readonly string[]): string => files.map((file) => BETWEEN + file).join('');

const MADE_OR_FETCHED = /(?:^|\/)(?:node_modules|bower_components|dist|build|out|coverage|vendor|third_party|\.yarn|\.git)\/|\.min\./;

/** True for files that the parser reads. */
export const isCode = (file: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte|astro|hbs)$|\.component\.html$/.test(file);

/** What a root holds, chosen or not. */
export interface Listing {
  readonly files: readonly ListedFile[];
  readonly warnings: readonly string[];
  /** The paths of files with one of these names. */
  named(names: readonly string[]): readonly string[];
  readonly byGit?: GitListing;
}

function listWithGit(root: string): Listing | undefined {
  const result = gitBytes(root, ['ls-files', '-z', '-t', '--stage', '--cached', '--others', '--modified', '--exclude-standard']);
  if (!result.ok) return undefined;
  const unreadable = [...result.stderr.matchAll(/could not open directory '(.*?)\/?': (.*)/g)];
  const byGit = readGitListing(result.stdout);
  return {
    get files() {
      return byGit.files;
    },
    warnings: unreadable.map(([, folder, reason]) => `${folder}: folder left out, it cannot be read (${reason})`),
    named: byGit.named,
    byGit,
  };
}

function walkFolders(root: string, excluded: (path: string) => boolean, list: typeof listFolder): Listing {
  const files: ListedFile[] = [];
  const warnings: string[] = [];
  const visit = (folder: string, inherited: readonly { base: string; ignores: IgnoreFile }[]): void => {
    let items: readonly FolderItem[];
    try {
      items = list(join(root, folder));
    } catch (error) {
      warnings.push(`${folder || '.'}: folder left out, it cannot be read (${reasonOf(error)})`);
      return;
    }
    const own = items.some((item) => item.name === '.gitignore' && item.isFile()) ? readIgnoreFile(join(root, folder, '.gitignore')) : undefined;
    const chain = own ? [...inherited, { base: folder, ignores: own }] : inherited;
    const ignored = (path: string, isFolder: boolean): boolean => {
      for (const { base, ignores } of chain.toReversed()) {
        const answer = ignores(base === '' ? path : path.slice(base.length + 1), isFolder);
        if (answer !== undefined) return answer;
      }
      return false;
    };
    for (const item of items) {
      const path = folder === '' ? item.name : `${folder}/${item.name}`;
      if (item.isDirectory()) {
        if (item.name !== '.git' && item.name !== 'node_modules' && !excluded(`${path}/\u0001`) && !ignored(path, true)) visit(path, chain);
      } else if (item.isFile() && !ignored(path, false)) files.push({ path });
    }
  };
  visit('', []);
  return { files, warnings, named: (names) => files.map(({ path }) => path).filter((path) => names.includes(path.slice(path.lastIndexOf('/') + 1))) };
}

function readIgnoreFile(path: string): IgnoreFile | undefined {
  try {
    return ignoreFile(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
