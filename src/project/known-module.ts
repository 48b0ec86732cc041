import type { ExportedNames } from '../resolve/exported-names.ts';
import type { ExportSummary, ModuleSummary } from '../resolve/types.ts';
import type { Sdk } from '../sdks/types.ts';
import type { Glance } from './glances.ts';
import type { KnownReach } from './import-reach.ts';

/** What a resolver came to know of a file, as far as it was asked. */
export interface KnownModule {
  readonly glance: Glance;
  /** What a look at its text says that it exports. */
  readonly exported: ExportedNames | undefined;
  readonly module: KnownExports | undefined;
  readonly reach: KnownReach | undefined;
  /** Something was found within a cycle of imports that came out otherwise in the end, and is not told here. */
  readonly isPartial: boolean;
}

/** What a module exports. */
export interface KnownExports {
  readonly summary: ModuleSummary;
  readonly wrappers: Sdk | undefined;
  /** By name, exports that the summary leaves open. */
  readonly closed: ReadonlyMap<string, ExportSummary | undefined>;
}
