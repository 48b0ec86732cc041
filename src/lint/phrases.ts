import type { Constant, Side } from '../facts/types.ts';
import { count } from '../text/count.ts';

/** "the on side", "the side of variant b". */
export const sideInWords = (side: Side): string =>
  side === 'on' || side === 'off'
    ? `the ${side} side`
    : side === 'mixed'
      ? 'a branch'
      : `the side of variant "${side}"`;

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export const listed = (keys: readonly string[]): string =>
  keys
    .map((key) => `"${key}"`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' and ');

/** "", " and at 1 more place in this file". */
export const morePlaces = (n: number): string => (n > 0 ? ` (and at ${count(n, 'more place')} in this file)` : '');

/** A kept value as it is written after `--keep`. */
export const keepWord = (keep: Constant): string =>
  keep === true ? 'on' : keep === false ? 'off' : typeof keep === 'string' ? keep : JSON.stringify(keep);

const words = (key: string): string[] =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());

const pascal = (parts: readonly string[]): string =>
  parts.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** A name for the code of one side, in PascalCase: `WithNewNav`, `WithoutNewNav`, `NewNavB`. */
export function branchName(key: string, side: Side): string {
  const name = pascal(words(key));
  return side === 'on'
    ? `With${name}`
    : side === 'off'
      ? `Without${name}`
      : side === 'mixed'
        ? name
        : `${name}${pascal(words(side))}`;
}
