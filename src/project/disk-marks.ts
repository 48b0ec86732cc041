import { createHash } from 'node:crypto';
import { readdirSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFiles } from '../config/load-config.ts';
import { readProjectFile } from '../resolve/create-resolver.ts';
import { decidesImports } from './project-state.ts';
import { folderOf } from './scopes.ts';

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A file stands where a folder was, or may not be looked into.
    return undefined;
  }
}

const stampIn = (stat: Stats | undefined): string => (stat ? `${stat.mtimeMs}:${stat.size}` : 'none');

/** What shows that a file or a folder changed: time of the last change and size. */
export const stampOf = (path: string): string => stampIn(statOf(path));

/** What changed so many milliseconds ago may change again without another time of change. */
const UNSETTLED_MS = 50;

/** The stamp to compare with later; one that none equals while the time of change may be shared with a change to come. */
function lastingStampOf(path: string): string {
  const stat = statOf(path);
  return stat && Date.now() - stat.mtimeMs < UNSETTLED_MS ? 'unsettled' : stampIn(stat);
}

/** Names a text. */
export const hashOf = (text: string): string => createHash('sha1').update(text).digest('base64');

/** A text with its name, made when it is asked for. */
export interface HashedText {
  readonly text: string;
  readonly hash: string;
}

export function hashedText(text: string): HashedText {
  let hash: string | undefined;
  return { text, get hash() { return (hash ??= hashOf(text)); } };
}

/** A file as it was when it was read: its stamp, and a hash of its text. */
interface FileMark {
  readonly stamp: string;
  readonly hash: string;
}

/** What shows whether what is known of a project still holds. Paths are from the root, `''` is the root. */
export interface Marks {
  readonly files: ReadonlyMap<string, FileMark>;
  /** Stamps of the folders that hold the files. */
  readonly folders: ReadonlyMap<string, string>;
  /** Stamps of what says what imports mean, and what flags are: manifests, tsconfigs, installed packages, configurations. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What changed since marks were made. */
export interface DiskChanges {
  readonly files: ReadonlySet<string>;
  /** Folders that files came to or left. */
  readonly folders: ReadonlySet<string>;
  readonly settings: boolean;
}

export interface DiskMarks extends Marks {
  /** Reads a file, and marks it as it is. */
  read(file: string): string | undefined;
  /** Marks the folders around a file. */
  visit(file: string): void;
  /** Takes over earlier marks, renewed; tells what changed since. */
  renew(earlier: Marks): DiskChanges;
  /** Whether one of these files changed since it was marked; anything that was marked, unless some are given. */
  isOutdated(files?: readonly string[]): boolean;
  /** Whether anything was read that earlier marks did not cover, or has changed since. */
  hasNews(): boolean;
}

const isSetting = (name: string): boolean => decidesImports(name) || name === 'node_modules' || configFiles.includes(name);

/** The files of the project that a tsconfig builds on; packages change with what is installed. */
const extendedBy = (text: string): string[] =>
  [...(/"extends"\s*:\s*(?:"[^"]*"|\[[^\]]*\])/.exec(text)?.[0] ?? '').matchAll(/"(\.[^"]*)"/g)].map(([, path = '']) => (path.endsWith('.json') ? path : `${path}.json`));

/** What of a folder says what imports mean, and what flags are. */
function settingsIn(root: string, folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  let names: readonly string[];
  try {
    names = readdirSync(join(root, folder));
  } catch {
    return found;
  }
  for (const name of names) if (isSetting(name)) found.add(folder === '' ? name : `${folder}/${name}`);
  for (const file of found) {
    if (file.endsWith('.json')) for (const path of extendedBy(readProjectFile(root, file) ?? '')) found.add(join(dirname(file), path).replaceAll('\\', '/'));
  }
  return found;
}

/** Reads files of a project on disk, and marks what was read so that changes show. */
export function createDiskMarks(root: string): DiskMarks {
  const files = new Map<string, FileMark>();
  const folders = new Map<string, string>();
  const settings = new Map<string, string>();
  let hasNews = false;

  function mark(folder: string): void {
    folders.set(folder, lastingStampOf(join(root, folder)));
    for (const setting of settingsIn(root, folder)) settings.set(setting, lastingStampOf(join(root, setting)));
  }

  function visit(file: string): void {
    for (let folder = folderOf(file); !folders.has(folder); folder = folderOf(folder)) {
      mark(folder);
      hasNews = true;
    }
  }

  function read(file: string): string | undefined {
    visit(file);
    hasNews = true;
    const stamp = lastingStampOf(join(root, file));
    const text = readProjectFile(root, file);
    // What is known may be of the first text, and must not seem newer than it is.
    if (!files.has(file)) files.set(file, { stamp, hash: text === undefined ? '' : hashOf(text) });
    return text;
  }

  const changedIn = (stamps: ReadonlyMap<string, string>): string[] => [...stamps].flatMap(([path, stamp]) => (stampOf(join(root, path)) === stamp ? [] : [path]));

  return {
    files, folders, settings, visit, read,
    renew(earlier) {
      const changedFolders = new Set(changedIn(earlier.folders));
      const changedSettings = new Set(changedIn(earlier.settings));
      for (const [folder, stamp] of earlier.folders) folders.set(folder, stamp);
      for (const [setting, stamp] of earlier.settings) settings.set(setting, stamp);
      for (const folder of new Set([...changedFolders, ...[...changedSettings].map(folderOf)])) mark(folder);
      for (const setting of changedSettings) settings.set(setting, lastingStampOf(join(root, setting)));
      hasNews ||= changedFolders.size > 0 || changedSettings.size > 0;
      const changed = new Set<string>();
      for (const [file, known] of earlier.files) {
        if (stampOf(join(root, file)) === known.stamp) { files.set(file, known); continue; }
        read(file);
        if (files.get(file)?.hash !== known.hash) changed.add(file);
      }
      return { files: changed, folders: changedFolders, settings: changedSettings.size > 0 || settings.size !== earlier.settings.size };
    },
    isOutdated: (some) =>
      (some ?? [...files.keys()]).some((file) => files.has(file) && files.get(file)?.stamp !== stampOf(join(root, file))) ||
      (some === undefined && (changedIn(folders).length > 0 || changedIn(settings).length > 0)),
    hasNews: () => hasNews,
  };
}
