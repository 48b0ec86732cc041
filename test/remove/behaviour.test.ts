import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProgram } from './programs/check-program.ts';
import { programs } from './programs/grammar.ts';

/** The same programs in every run, so that a red build is about the change; `npm run fuzz` looks for new ones. */
const SEED = 20_261_122;
const RUNS = 2000;
/** TypeScript is asked of one program of so many. */
const TYPES = 20;

it('a removal leaves a program doing what it did with the flag at the kept value', async () => {
  let run = 0;
  for (const program of fc.sample(programs, { numRuns: RUNS, seed: SEED })) {
    const outcome = await checkProgram(program, { again: true, types: run % TYPES === 0 });
    if (!outcome) continue;
    run++;
    expect(outcome.problem, `kept at ${JSON.stringify(program.keep)}\n${Object.values(program.files).join('\n---\n')}--- becomes\n${outcome.after}`).toBeUndefined();
  }
  expect(run).toBeGreaterThan(RUNS / 2);
}, 300_000);
