import { createPrefilter, type Prefilter } from '../facts/prefilter.ts';
import { keysOf, type Scope } from './scopes.ts';

/** The pre-filter of a scope; with `latin1` for texts that were decoded as that. */
export const prefilterFor = ({ config: { sdks, routers }, registry }: Scope, options: { readonly latin1?: boolean } = {}): Prefilter => createPrefilter({ sdks, routers, keys: keysOf(registry) }, options);
