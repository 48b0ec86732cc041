import { git } from './git.ts';
import type { Place } from './types.ts';

/** Reads that are looked up in the history; git needs a few hundredths of a second for each. */
const MOST = 150;

/** ISO day of the oldest line among some places, by git's history; undefined without one. */
export function createFirstSeen(root: string): (places: readonly Place[]) => string | undefined {
  const shallow = git(root, ['rev-parse', '--is-shallow-repository']);
  let left = shallow.ok && shallow.stdout.trim() === 'false' ? MOST : 0;
  return (places) => {
    const days = places.slice(0, 3).flatMap(({ file, line }) => {
      if (left-- <= 0) return [];
      const { ok, stdout } = git(root, ['blame', '--porcelain', '-L', `${String(line)},${String(line)}`, '--', file]);
      const seconds = ok && !stdout.startsWith('0000') ? /^author-time (\d+)$/m.exec(stdout)?.[1] : undefined;
      return seconds === undefined ? [] : [new Date(Number(seconds) * 1000).toISOString().slice(0, 10)];
    });
    return days.sort()[0];
  };
}
