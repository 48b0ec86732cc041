import type { Constant } from '../facts/types.ts';

const WORDS: Readonly<Record<string, boolean>> = { on: true, off: false, true: true, false: false };

/** The value that a word of the command line or the registry means: on and off, JSON, or else the name of a variant. */
export function keepValue(written: Constant): Constant {
  if (typeof written !== 'string') return written;
  const word = WORDS[written.toLowerCase()];
  if (word !== undefined) return word;
  if (!/^(?:-?\d|[[{"]|null$)/.test(written)) return written;
  try {
    return JSON.parse(written) as Constant;
  } catch {
    return written;
  }
}
