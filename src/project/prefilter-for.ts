import type { Config } from '../config/types.ts';
import { createPrefilter, type Prefilter } from '../facts/prefilter.ts';
import type { Registry } from '../registry/types.ts';

/** The pre-filter of a project, for texts that were decoded as latin1. */
export const prefilterFor = ({ sdks, routers }: Config, registry: Registry): Prefilter => createPrefilter({ sdks, routers, keys: keysOf(registry) }, { latin1: true });

/** Keys and aliases of all entries. */
export const keysOf = ({ entries }: Registry): string[] => [...entries.values()].flatMap(({ key, aliases }) => [key, ...aliases]);
