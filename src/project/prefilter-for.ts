import type { Config } from '../config/types.ts';
import { createPrefilter } from '../facts/prefilter.ts';
import type { Registry } from '../registry/types.ts';

/** Says of a file's bytes, decoded as latin1, whether the file can have to do with flags. */
export function prefilterFor({ sdks, routers }: Config, registry: Registry): (latin1: string) => boolean {
  const pattern = createPrefilter({ sdks, routers, keys: keysOf(registry) }, { latin1: true });
  return (latin1) => pattern.test(latin1);
}

/** Keys and aliases of all entries. */
export const keysOf = ({ entries }: Registry): string[] => [...entries.values()].flatMap(({ key, aliases }) => [key, ...aliases]);
