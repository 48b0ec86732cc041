import type { Constant, Range } from '../facts/types.ts';
import type { Kind } from '../config/types.ts';

/** A later removal deadline, agreed on a day for a reason. */
export interface Extension {
  /** ISO day on which it was agreed. */
  readonly on: string;
  /** ISO day of the new deadline. */
  readonly to: string;
  readonly reason: string;
}

/** What the project's registry says of one flag. */
export interface Entry {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly description?: string;
  readonly owner?: string;
  readonly kind?: Kind;
  /** ISO day. */
  readonly createdAt?: string;
  /** ISO day; null: no deadline, on purpose. */
  readonly removeBy?: string | null;
  readonly status: 'active' | 'retired';
  /** The value that stays, when retired: `on`, `off`, a variant or a JSON value. */
  readonly keep?: Constant;
  readonly issue?: string;
  readonly extensions: readonly Extension[];
  /** Where the entry is written; line and column are 1-based. */
  readonly at: { readonly file: string; readonly range: Range; readonly line: number; readonly column: number };
}

/** The project's list of flags. */
export interface Registry {
  /** Entries by key, in the order of the files. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** With those whose key an earlier entry has too. */
  readonly all: readonly Entry[];
  /** The entry of a key or of one of its aliases. */
  find(key: string): Entry | undefined;
  /** Registry files that were read, absolute. Empty: the project has no registry. */
  readonly files: readonly string[];
}

/** none: no date is known · permanent: its kind has no deadline · active: more than `warnDays` away · upcoming · due: on the day · expired: from the day after. */
export type DeadlineState = 'none' | 'permanent' | 'active' | 'upcoming' | 'due' | 'expired';

/** Where a flag stands towards its removal at the as-of date. */
export interface Deadline {
  readonly state: DeadlineState;
  /** ISO day of the deadline. */
  readonly date?: string;
  /** Days from the as-of date to the deadline; negative once it has passed. */
  readonly days?: number;
  /** Where the date comes from: written, extended, or creation plus the kind's lifetime. */
  readonly from?: 'removeBy' | 'extension' | 'lifetime';
  /** Expired, but within `graceDays`. */
  readonly inGrace: boolean;
}
