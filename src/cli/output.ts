import picocolors from 'picocolors';
import { textOf } from '../project/text-of.ts';
import type { Output } from '../reporters/types.ts';
import type { Context } from './context.ts';

/** What reporters may use, made from the command's context and the project's root. */
export function createOutput(context: Context, root: string): Output {
  return {
    write: (text) => context.out(text),
    colors: picocolors.createColors(context.colors),
    columns: context.columns,
    read: (file) => textOf(root, file),
    version: context.version,
  };
}
