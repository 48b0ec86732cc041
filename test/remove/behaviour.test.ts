import fc from 'fast-check';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { checkProgram } from './programs/check-program.ts';
import { programs } from './programs/grammar.ts';

/** The same programs in every run, so that a red build is about the change; `npm run fuzz` looks for new ones. */
const SEED = 20_261_122;
const RUNS = 2000;
/** TypeScript reads one result of so many. */
const READ_BY_TYPESCRIPT = 20;

it('a removal leaves a program doing what it did with the flag at the kept value', async () => {
  let run = 0;
  let read = 0;
  for (const program of fc.sample(programs, { numRuns: RUNS, seed: SEED })) {
    const outcome = await checkProgram(program, true);
    if (!outcome) continue;
    if (run++ % READ_BY_TYPESCRIPT === 0 && 'program.js' in program.files && Object.keys(program.files).length === 1) {
      read++;
      expect(ts.transpileModule(outcome.after, { fileName: 'program.ts', reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } }).diagnostics, outcome.after).toEqual([]);
    }
    expect(outcome.problem, `kept at ${JSON.stringify(program.keep)}\n${Object.values(program.files).join('\n---\n')}--- becomes\n${outcome.after}`).toBeUndefined();
  }
  expect(run).toBeGreaterThan(RUNS / 2);
  expect(read).toBeGreaterThan(10);
}, 300_000);
