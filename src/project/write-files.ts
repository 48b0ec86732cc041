import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { git, nulSeparated } from './git.ts';

/** A file to write; null deletes it. `before` is its text without a byte order mark when the change was made. */
export interface FileChange {
  readonly file: string;
  readonly before: string;
  readonly after: string | null;
}

/** Puts the files back as they were. */
export type Undo = () => void;

/**
 * Writes all files or none: each into a temporary file beside it first, then renamed. A byte order mark and the file's mode stay.
 * Throws when a file is not any more what the change was made for, or cannot be written; nothing is changed then.
 */
export function writeFiles(root: string, changes: readonly FileChange[]): Undo {
  const originals = changes.map(({ file, before }) => {
    const path = join(root, file);
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    if (text.replace(/^\uFEFF/, '') !== before.replace(/^\uFEFF/, '')) throw new UsageError(`${file} changed while the removal was made; run it again`);
    return { path, bytes, mode: statSync(path).mode, bom: text.startsWith('\uFEFF') };
  });
  const staged: { path: string; temporary: string }[] = [];
  const done: typeof originals = [];
  const undo: Undo = () => {
    for (const { path, bytes, mode } of done) replace(path, bytes, mode);
  };
  try {
    for (const [index, { after }] of changes.entries()) {
      const original = originals[index];
      if (after === null || !original) continue;
      const text = original.bom && !after.startsWith('\uFEFF') ? `\uFEFF${after}` : after;
      staged.push({ path: original.path, temporary: stage(original.path, text, original.mode) });
    }
    for (const original of originals) {
      const ready = staged.find(({ path }) => path === original.path);
      done.push(original);
      if (ready) renameSync(ready.temporary, ready.path);
      else rmSync(original.path);
    }
  } catch (error) {
    undo();
    throw error;
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
  return undo;
}

function stage(path: string, content: string | Buffer, mode: number): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  writeFileSync(temporary, content);
  chmodSync(temporary, mode);
  return temporary;
}

function replace(path: string, content: Buffer, mode: number): void {
  renameSync(stage(path, content, mode), path);
}

/** Those of the files, by path from the root, that git knows as changed or does not know at all; none where there is no git repository. */
export function uncommitted(root: string, files: readonly string[]): string[] {
  const result = git(root, ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...files.map((file) => `:(literal)${file}`)]);
  if (!result.ok) return [];
  const prefix = git(root, ['rev-parse', '--show-prefix']).stdout.trim();
  return nulSeparated(result.stdout).map((line) => line.slice(3 + prefix.length));
}
