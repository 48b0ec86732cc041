import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChangedFile } from '../remove/remove.ts';
import type { Notice } from '../remove/types.ts';
import { count } from '../text/count.ts';
import { isCode } from './discover.ts';
import { parse } from './parse.ts';
import type { Removal } from './remove-from-project.ts';

/** What is used of the project's own prettier, version 2 or 3. */
interface Prettier {
  readonly version: string;
  getFileInfo(path: string, options: { ignorePath: string; resolveConfig: boolean }): Promise<{ ignored: boolean; inferredParser: string | null }>;
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<Readonly<Record<string, unknown>> | null>;
  check(text: string, options: object): boolean | Promise<boolean>;
  format(text: string, options: object): string | Promise<string>;
}

/**
 * Formats what a removal changed where the project has its own prettier and the file was as prettier wants it before. Files that were not,
 * and those that prettier ignores or cannot format, stay as the removal left them. `root` is where prettier and its configuration are looked for.
 */
export async function formatRemoval(removal: Removal, root: string): Promise<Removal> {
  const files: ChangedFile[] = [];
  const failed = new Map<string, string[]>();
  for (const file of removal.files) {
    try {
      files.push(await formatted(file, root));
    } catch (error) {
      files.push(file);
      const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      failed.set(why, [...(failed.get(why) ?? []), file.file]);
    }
  }
  const notices = [...failed].map(([why, [file = '', ...others]]): Notice => {
    const [where, what] = others.length === 0 ? ['', 'the file'] : [` here and in ${count(others.length, 'more file')}`, 'them'];
    return { file, line: 1, column: 1, reason: `prettier failed${where} (${why})`, hint: `format ${what} by hand` };
  });
  return { ...removal, files, notices: [...removal.notices, ...notices] };
}

async function formatted(change: ChangedFile, root: string): Promise<ChangedFile> {
  const { file, before, after } = change;
  const path = join(root, file);
  const prettier = after === null ? undefined : prettierFor(path);
  if (after === null || !prettier || (await isIgnored(prettier, path, root))) return change;
  const options = { ...(await prettier.resolveConfig(path, { editorconfig: true })), filepath: path };
  if (!(await wasClean(prettier, before, options))) return change;
  const text = await prettier.format(after, options);
  if (text === after || (isCode(file) && !parse(file, text).source)) return change;
  return { ...change, after: text };
}

function prettierFor(path: string): Prettier | undefined {
  const require = createRequire(path);
  try {
    require.resolve('prettier');
  } catch {
    return undefined;
  }
  return require('prettier') as Prettier;
}

/** Whether prettier has no parser for a file, or an ignore file between it and the root names it. */
async function isIgnored(prettier: Prettier, path: string, root: string): Promise<boolean> {
  for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) {
    for (const ignorePath of ['.prettierignore', '.gitignore'].map((name) => join(folder, name))) {
      if (existsSync(ignorePath) && (await prettier.getFileInfo(path, { ignorePath, resolveConfig: false })).ignored) return true;
    }
    if (folder === dirname(folder)) break;
  }
  return (await prettier.getFileInfo(path, { ignorePath: join(root, '.prettierignore'), resolveConfig: false })).inferredParser === null;
}

async function wasClean(prettier: Prettier, before: string, options: object): Promise<boolean> {
  try {
    return await prettier.check(before, options);
  } catch (error) {
    if (error instanceof SyntaxError || (error as Error).name === 'UndefinedParserError') return false;
    throw error;
  }
}
