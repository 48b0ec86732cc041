import fc from 'fast-check';
import { checkProgram, programs } from '../test/remove/programs.ts';

/** `npm run fuzz [programs] [seed]`: runs generated programs before and after a removal, for both values. */
const runs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
for (const keep of [true, false]) {
  const same = fc.property(programs, (program) => {
    const { before, after } = checkProgram(program, keep);
    return JSON.stringify(before) === JSON.stringify(after);
  });
  const result = fc.check(same, { numRuns: Math.ceil(runs / 2), seed });
  const [program] = result.counterexample ?? [];
  if (result.failed && program !== undefined) {
    console.error(`seed ${seed}: a program does something else with the flag kept ${keep ? 'on' : 'off'}\n\n${program}`);
    process.exitCode = 1;
  } else console.log(`${result.numRuns} programs with the flag kept ${keep ? 'on' : 'off'}: no difference (seed ${seed})`);
}
