import { moduleName } from '../facts/sdk-index.ts';
import type { Resolver } from './types.ts';

/** Joins a relative import source to the folder of the file that imports it; both with forward slashes. */
export function joinSource(file: string, source: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of source.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Knows only what import sources say by themselves: relative paths are joined, nothing is read. */
export const specifierResolver: Resolver = {
  moduleNames: (file, source) => (source.startsWith('.') ? [source, moduleName(joinSource(file, source))] : [source]),
  constant: () => undefined,
  passesOn: () => false,
  origins: () => [],
  sdk: () => undefined,
};
