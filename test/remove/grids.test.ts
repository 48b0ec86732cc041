import { describe, expect, it } from 'vitest';
import { grids } from './grids/index.ts';
import { checkProgram } from './programs/check-program.ts';

/** Of each grid as many programs, the same in every run; `npm run enumerate` runs them all. */
const PROGRAMS = 40;
/** TypeScript is asked of one program of so many. */
const TYPES = 20;

describe.each(Object.entries(grids))('%s', (_, grid) => {
  it(`keeps behaviour: ${grid.about}`, async () => {
    let run = 0;
    for (let number = 0; run < PROGRAMS; number++) {
      const program = grid.at(number);
      const outcome = program && (await checkProgram(program, { again: true, types: run % TYPES === 0, isProject: grid.isProject }));
      if (!program || !outcome) continue;
      run++;
      expect(outcome.problem, `kept at ${JSON.stringify(program.keep)}\n${Object.values(program.files).join('\n---\n')}--- becomes\n${outcome.after}`).toBeUndefined();
    }
  }, 120_000);
});
