import { parseArgs } from 'node:util';
import { grids } from '../test/remove/grids/index.ts';
import { checkInWorkers } from './check-in-workers.ts';

/**
 * Runs every program of a grid, or a part of them, before and after a removal, and shrinks those that differ.
 *
 *     npm run enumerate -- --grid exports [--part 1/20 --workers 1 --most 10 --types 0]
 *
 * Each part is programs from all over the grid. TypeScript reads one program of so many as `--types` says; of 0 none.
 */
const CHUNK = 200;

const { values } = parseArgs({
  options: { grid: { type: 'string', default: '' }, part: { type: 'string', default: '1/1' }, workers: { type: 'string', default: '1' }, most: { type: 'string', default: '10' }, types: { type: 'string', default: '0' } },
});
const grid = grids[values.grid];
if (grid) {
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  const types = Number(values.types);
  const bound = (count: number): number => Math.floor((grid.size * count) / parts);
  let from = bound(part - 1);
  await checkInWorkers({
    script: import.meta.url,
    *programsOf(start: number) {
      for (let number = start; number < Math.min(start + CHUNK, bound(part)); number++) {
        const program = grid.at(number);
        if (program) yield [`${values.grid} ${String(number)}`, program] as const;
      }
    },
    looks: (i) => ({ again: true, types: types > 0 && i % types === 0, isProject: grid.isProject }),
    next() {
      const start = from;
      from += CHUNK;
      return start < bound(part) ? start : undefined;
    },
    about: `programs of ${values.grid}, part ${values.part}`,
    tries: 200,
    workers: Number(values.workers),
    most: Number(values.most),
  });
} else {
  for (const [name, { about, size }] of Object.entries(grids)) console.log(`${name.padEnd(12)} ${String(size).padStart(9)}  ${about}`);
  process.exitCode = 2;
}
