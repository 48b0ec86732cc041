import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { programs } from '../test/remove/programs/grammar.ts';
import { checkInWorkers } from './check-in-workers.ts';

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

const { values } = parseArgs({ options: { programs: { type: 'string', default: '100000' }, seed: { type: 'string' }, workers: { type: 'string', default: '1' }, most: { type: 'string', default: '10' } } });
const first = Number(values.seed ?? Date.now() % 1_000_000);
let seed = first;

await checkInWorkers({
  script: import.meta.url,
  programsOf: (task: number) => fc.sample(programs, { numRuns: CHUNK, seed: task }).map((program) => [`seed ${String(task)}`, program] as const),
  looks: (i) => ({ again: i % AGAIN === 0, types: i % TYPES === 0 }),
  next: (done) => (done < Number(values.programs) ? seed++ : undefined),
  about: `programs from seed ${String(first)}`,
  tries: 3000,
  workers: Number(values.workers),
  most: Number(values.most),
});
