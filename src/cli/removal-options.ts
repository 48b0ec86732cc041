import picomatch from 'picomatch';
import type { ProjectRemoveOptions } from '../project/remove-from-project.ts';
import type { RemoveFlags } from './program.ts';

/** What the options say of how to remove. */
export function removalOptions({ only, verify, keepFiles }: RemoveFlags): ProjectRemoveOptions {
  return {
    types: verify,
    ...(keepFiles ? { keepFiles } : {}),
    ...(only ? { only: picomatch([...only].map((glob) => glob.replace(/^\.\//, '')), { dot: true }) } : {}),
  };
}
