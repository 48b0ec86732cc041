import type { Flag } from '../project/flags.ts';
import type { Scan } from '../project/types.ts';
import type { RemovalPreview } from '../reporters/explanation.ts';

/** What taking a flag out would do: at its kept value, or on. */
export function previewRemoval(_scan: Scan, _flag: Flag): Promise<RemovalPreview | undefined> {
  return Promise.resolve(undefined);
}
