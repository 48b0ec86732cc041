import { UsageError } from '../errors.ts';

/**
 * The value that each flag of a command line keeps: a `--keep` is for the flags before it, and one that comes before all flags is for all.
 * `words` are the arguments as they were written, `keys` the flags among them; undefined where nothing was said.
 */
export function pairValues(words: readonly string[], keys: readonly string[]): (string | undefined)[] {
  const values: (string | undefined)[] = keys.map(() => undefined);
  let named = 0;
  let valued = 0;
  let general: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--keep' || word.startsWith('--keep=')) {
      const value = word === '--keep' ? words[++i] : word.slice('--keep='.length);
      if (general !== undefined || (named === valued && named > 0)) throw new UsageError('each --keep goes behind its flag: unflag remove a --keep on b --keep off');
      if (named === 0) general = value;
      else values.fill(value, valued, named);
      valued = named;
    } else if (named < keys.length && word === keys[named]) named++;
  }
  return general === undefined ? values : values.fill(general);
}
