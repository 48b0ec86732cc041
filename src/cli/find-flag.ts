import { UsageError } from '../errors.ts';
import { collectFlags, type Flag } from '../project/flags.ts';
import type { Scan } from '../project/types.ts';
import { closest } from '../suggest.ts';

/** The flag of a key, an alias, or the name of the member that declares it (`Flag.NewNav`, `NewNav`). */
export function flagNamed(scan: Scan, word: string): Flag | undefined {
  const flags = collectFlags(scan);
  const flag = flags.get(scan.registry.find(word)?.key ?? word);
  if (flag) return flag;
  const member = word.split('.').at(-1);
  const named = [...flags.values()].filter(({ declarations }) => declarations.some(({ declaration }) => declaration.name === member));
  return named.length === 1 ? named[0] : undefined;
}

/** The same; a `UsageError` with a suggestion when the project has none. */
export function findFlag(scan: Scan, word: string): Flag {
  const flag = flagNamed(scan, word);
  if (flag) return flag;
  const near = closest(word, collectFlags(scan).keys());
  throw new UsageError(
    `no flag "${word}" is read, declared or registered here; ${near === undefined ? 'unflag list shows those that are' : `did you mean "${near}"?`}`,
  );
}
