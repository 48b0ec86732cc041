import { UsageError } from '../errors.ts';
import { collectFlags, type Flag } from '../project/flags.ts';
import type { Scan } from '../project/types.ts';
import { closest } from '../suggest.ts';

/** The flag of a key or an alias; a `UsageError` with a suggestion when the project has none. */
export function findFlag(scan: Scan, word: string): Flag {
  const flags = collectFlags(scan);
  const flag = flags.get(scan.registry.find(word)?.key ?? word);
  if (flag) return flag;
  const near = closest(word, flags.keys());
  throw new UsageError(
    `no flag "${word}" is read, declared or registered here; ${near === undefined ? 'unflag list shows those that are' : `did you mean "${near}"?`}`,
  );
}
