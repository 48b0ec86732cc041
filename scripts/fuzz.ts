import fc from 'fast-check';
import { checkProgram } from '../test/remove/programs/check-program.ts';
import { programs, type Program } from '../test/remove/programs/grammar.ts';
import { shrink } from '../test/remove/programs/shrink.ts';

/** `npm run fuzz [programs] [seed]`: runs generated programs before and after a removal. */
const CHUNK = 1000;
const [wanted = '100000', from = String(Date.now() % 1_000_000), most = '10'] = process.argv.slice(2);
const seed = Number(from);
let done = 0;
let failed = 0;
let refused = 0;
let reported = performance.now();

const fails = async (program: Program): Promise<boolean> => {
  const { problem = 'ReferenceError' } = (await checkProgram(program, true)) ?? {};
  return !problem.includes('ReferenceError');
};

for (let chunk = 0; done < Number(wanted) && failed < Number(most); chunk++) {
  for (const program of fc.sample(programs, { numRuns: CHUNK, seed: seed + chunk })) {
    const outcome = await checkProgram(program, done % 16 === 0);
    if (!outcome) continue;
    done++;
    if (outcome.refusals > 0) refused++;
    if (outcome.problem === undefined) continue;
    failed++;
    const small = await shrink(program, fails);
    const { problem = '', after = '' } = (await checkProgram(small, true)) ?? {};
    console.error(`\n=== seed ${String(seed + chunk)}: kept at ${JSON.stringify(program.keep)}\n${Object.values(small.files).join('\n---\n')}--- becomes\n${after}--- ${problem}`);
    if (failed >= Number(most)) break;
  }
  if (performance.now() - reported > 30_000) {
    reported = performance.now();
    console.log(`${String(done)} programs, ${String(failed)} failed`);
  }
}
console.log(`${String(done)} programs from seed ${String(seed)}: ${String(failed)} failed, ${String(refused)} with a place left`);
if (failed > 0) process.exitCode = 1;
