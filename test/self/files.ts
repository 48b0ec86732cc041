import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package. */
export const root = join(import.meta.dirname, '..', '..');

/** Paths from the root of the files below a folder, with forward slashes, sorted; empty where there is no such folder. */
export function filesIn(folder: string, matches: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => matches.test(file))
    .sort();
}

/** The text of a file, by its path from the root. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Names of the modules of a folder that hold one thing each. */
export const modulesOf = (folder: string): string[] =>
  filesIn(folder, /^[^.]+\/[\w-]+\.ts$/)
    .map((file) => file.slice(folder.length + 1, -'.ts'.length))
    .filter((name) => !name.includes('/') && name !== 'index' && name !== 'types')
    .filter((name) => textOf(`${folder}/${name}.ts`).includes('export default'))
    .sort();
