import type { Evaluation, FileFacts, ForcedValue, Override } from '../facts/types.ts';
import type { Entry, Registry } from '../registry/types.ts';

/** The reads of each flag in a file, in the order of the text; a read of one of several keys counts for each. */
export function readsByKey(facts: FileFacts): Map<string, Evaluation[]> {
  const reads = new Map<string, Evaluation[]>();
  for (const evaluation of [...facts.evaluations].sort((a, b) => a.range[0] - b.range[0])) {
    for (const key of evaluation.keys) reads.set(key, [...(reads.get(key) ?? []), evaluation]);
  }
  return reads;
}

export interface RegisteredRead {
  readonly entry: Entry;
  readonly reads: readonly [Evaluation, ...Evaluation[]];
}

/** The registered flags that a file reads, aliases joined, each with its reads in the order of the text. */
export function registeredReads(facts: FileFacts, registry: Registry): RegisteredRead[] {
  const byEntry = new Map<Entry, Evaluation[]>();
  for (const [key, reads] of readsByKey(facts)) {
    const entry = registry.find(key);
    if (entry) byEntry.set(entry, [...(byEntry.get(entry) ?? []), ...reads]);
  }
  return [...byEntry].flatMap(([entry, [first, ...rest]]) =>
    first ? [{ entry, reads: [first, ...rest] as const }] : [],
  );
}

/** What an override forces a flag to, as far as the code tells. */
export const forcedOf = (override: Override, key: string): ForcedValue => override.entries?.[key] ?? (override.entries ? {} : override);

/** Where a read is best underlined: its key, or all of it. */
export const placeOf = (evaluation: Evaluation) => evaluation.keyRange ?? evaluation.range;
