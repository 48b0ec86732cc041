import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { checkProgram } from '../test/remove/programs/check-program.ts';
import { programs, type Program } from '../test/remove/programs/grammar.ts';
import { shrink } from '../test/remove/programs/shrink.ts';

/**
 * Runs generated programs before and after a removal, and shrinks those that differ.
 *
 *     npm run fuzz [-- --programs 100000 --seed 1 --workers 1 --most 10]
 *
 * Programs come in chunks; chunk n of seed s is the same as chunk 0 of seed s + n.
 */
const CHUNK = 1000;
/** Second runs and lost names are looked for in one program of so many. */
const AGAIN = 16;
/** TypeScript reads one program of so many. */
const TYPES = 128;
const ALL = { again: true, types: true };
/** What a worker is told when no chunk is left. */
const STOP = -1;

/** What one chunk showed. */
interface Report {
  readonly programs: number;
  readonly left: number;
  readonly failures: readonly string[];
}

const fails = async (program: Program): Promise<boolean> => {
  const { problem = 'ReferenceError' } = (await checkProgram(program, ALL)) ?? {};
  return !problem.includes('ReferenceError');
};

async function runChunk(seed: number): Promise<Report> {
  const failures: string[] = [];
  let count = 0;
  let left = 0;
  for (const [i, program] of fc.sample(programs, { numRuns: CHUNK, seed }).entries()) {
    const outcome = await checkProgram(program, { again: i % AGAIN === 0, types: i % TYPES === 0 });
    if (!outcome) continue;
    count++;
    if (outcome.refusals > 0) left++;
    if (outcome.problem === undefined) continue;
    const small = (await fails(program)) ? await shrink(program, fails) : program;
    const { problem = '', after = '' } = (await checkProgram(small, ALL)) ?? {};
    failures.push(`=== seed ${String(seed)}: kept at ${JSON.stringify(program.keep)}\n${Object.values(small.files).join('\n---\n')}--- becomes\n${after}--- ${problem}\n`);
  }
  return { programs: count, left, failures };
}

if (!process.send) {
  const { values } = parseArgs({ options: { programs: { type: 'string', default: '100000' }, seed: { type: 'string' }, workers: { type: 'string', default: '1' }, most: { type: 'string', default: '10' } } });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const total = { programs: 0, left: 0, failed: 0 };
  let chunk = 0;
  let reported = performance.now();
  const begun = reported;
  const isOver = (): boolean => total.programs >= Number(values.programs) || total.failed >= Number(values.most);
  const line = (): string => `${String(total.programs)} programs from seed ${String(seed)}, ${String(chunk)} chunks, ${((performance.now() - begun) / 1000).toFixed(0)} s: ${String(total.failed)} failed, ${String(total.left)} with a place left`;
  const work = (): Promise<void> => new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(import.meta.url), { execArgv: [...process.execArgv, '--max-semi-space-size=64'] });
    const next = (): void => { worker.send(isOver() ? STOP : seed + chunk++); };
    worker.on('message', ({ programs: count, left, failures }: Report) => {
      total.programs += count;
      total.left += left;
      total.failed += failures.length;
      for (const failure of failures) console.error(failure);
      if (performance.now() - reported > 60_000) {
        reported = performance.now();
        console.log(line());
      }
      next();
    });
    worker.on('error', reject);
    worker.on('exit', () => { resolve(); });
    next();
  });
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  console.log(line());
  if (total.failed > 0) process.exitCode = 1;
} else {
  process.on('message', (seed: number) => {
    if (seed === STOP) process.disconnect();
    else void runChunk(seed).then((report) => process.send?.(report));
  });
}
