import { UsageError } from '../errors.ts';
import { collectFlags, type Flag } from '../project/flags.ts';
import type { Scan } from '../project/types.ts';
import { closest } from '../suggest.ts';

/** The flag of a key, an alias, or the name of the member that declares it (`Flag.NewNav`, `NewNav`); of several with one key that of the scope of `near`, a path from the root. */
export function flagNamed(scan: Scan, word: string, near = ''): Flag | undefined {
  const flags = collectFlags(scan);
  const entry = scan.scopes.of(near).registry.find(word) ?? scan.registry.find(word);
  const flag = [...flags.values()].find((each) => each.key === (entry?.key ?? word) && each.entry === entry);
  if (flag) return flag;
  const member = word.split('.').at(-1);
  const named = [...flags.values()].filter(({ declarations }) => declarations.some(({ declaration }) => declaration.name === member));
  return named.length === 1 ? named[0] : undefined;
}

/** The same; a `UsageError` with a suggestion when the project has none. */
export function findFlag(scan: Scan, word: string, near?: string): Flag {
  const flag = flagNamed(scan, word, near);
  if (flag) return flag;
  const similar = closest(word, new Set([...collectFlags(scan).values()].map(({ key }) => key)));
  throw new UsageError(
    `no flag "${word}" is read, declared or registered here; ${similar === undefined ? 'unflag list shows those that are' : `did you mean "${similar}"?`}`,
  );
}
