/** So many different files, each linted within milliseconds of the one before, make a run: a person works on fewer. */
const RUN = 10;
const PAUSE_MS = 100;
/** A run's findings may be older than an edit by as much. */
const LOOK_MS = 30_000;

/**
 * Tells of each linted file whether files on disk may have changed since it last said so: always while a person works, and every
 * thirty seconds while a run lints many files in a row. `now` gives milliseconds.
 */
export function createDiskClock(now: () => number = () => performance.now()): (linted: string) => boolean {
  const row = new Set<string>();
  let last = Number.NEGATIVE_INFINITY;
  let looked = Number.NEGATIVE_INFINITY;
  return (linted) => {
    const time = now();
    if (time - last > PAUSE_MS || row.has(linted)) row.clear();
    row.add(linted);
    last = time;
    if (row.size > RUN && time - looked < LOOK_MS) return false;
    looked = time;
    return true;
  };
}
