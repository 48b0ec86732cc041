import { expect, test } from 'vitest';
import { createDiskClock } from '../../src/lint/disk-clock.ts';

/** What the clock says of files that are linted so many milliseconds after each other. */
function said(files: readonly string[], pause: number): boolean[] {
  let time = 0;
  const clock = createDiskClock(() => (time += pause));
  return files.map(clock);
}
const run = Array.from({ length: 620 }, (_, i) => `${i}.ts`);

test('the disk is asked at every lint of the few files that a person works on', () => {
  expect(said(['a.ts', 'b.ts', 'a.ts', 'a.ts', 'b.ts', 'c.ts'], 1)).not.toContain(false);
});

test('the disk is asked at every lint where pauses lie between', () => {
  expect(said(run, 150)).not.toContain(false);
});

test('the disk is asked every thirty seconds from the eleventh file of a run', () => {
  expect(said(run, 50).flatMap((is, i) => (is ? [i] : []))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 609]);
});

test('a file that is linted again ends the run', () => {
  expect(said([...run, '0.ts'], 1).at(-1)).toBe(true);
});
