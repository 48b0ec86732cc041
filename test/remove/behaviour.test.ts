import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProgram, programs } from './programs.ts';

/** The same programs in every run, so that a red build is about the change; `npm run fuzz` looks for new ones. */
const SEED = 20_261_122;

describe('a removal leaves the program doing what it did with the flag at the kept value', () => {
  for (const keep of [true, false]) {
    it(`boolean flag kept ${keep ? 'on' : 'off'}`, () => {
      fc.assert(
        fc.property(programs, (program) => {
          const { before, after, text } = checkProgram(program, keep);
          expect(after, text).toEqual(before);
        }),
        { numRuns: 1500, seed: SEED },
      );
    }, 300_000);
  }
});
