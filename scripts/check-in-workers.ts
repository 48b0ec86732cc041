import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkProgram, type Looks } from '../test/remove/programs/check-program.ts';
import type { Program } from '../test/remove/programs/grammar.ts';
import { shrink } from '../test/remove/programs/shrink.ts';

/** What one task showed. */
interface Report {
  readonly programs: number;
  readonly left: number;
  readonly failures: readonly string[];
}

/** Programs to check, a task at a time. */
interface Checks<Task> {
  /** The address of the script that asks, which workers run as well. */
  readonly script: string;
  /** The programs of a task, each with what to call it by. */
  programsOf(task: Task): Iterable<readonly [name: string, program: Program]>;
  /** What is looked at besides behaviour, by the number of a program in its task. */
  looks(index: number): Looks;
  /** The next task; nothing after the last. */
  next(done: number): Task | undefined;
  /** What the programs are, as the lines of progress call them. */
  readonly about: string;
  /** How often a program that behaves otherwise is tried with a part less. */
  readonly tries: number;
  readonly workers: number;
  /** Stops after so many programs that behave otherwise. */
  readonly most: number;
}

async function reportOf(programs: Iterable<readonly [string, Program]>, looksAt: (index: number) => Looks, tries: number): Promise<Report> {
  const failures: string[] = [];
  let count = 0;
  let left = 0;
  let index = 0;
  for (const [name, program] of programs) {
    const looks = looksAt(index++);
    const outcome = await checkProgram(program, looks);
    if (!outcome) continue;
    count++;
    if (outcome.refusals > 0) left++;
    if (outcome.problem !== undefined) failures.push(await failureOf(name, program, looks, tries));
  }
  return { programs: count, left, failures };
}

/** A program that behaves otherwise, as small as it does by the cheapest look that shows it. */
async function failureOf(name: string, program: Program, looks: Looks, tries: number): Promise<string> {
  const behaviour = { ...looks, again: false, types: false };
  const look = (await isFailing(program, behaviour)) ? behaviour : looks;
  const small = (await isFailing(program, look)) ? await shrink(program, (smaller) => isFailing(smaller, look), tries) : program;
  const { problem = '', after = '' } = (await checkProgram(small, look)) ?? {};
  return `=== ${name}: kept at ${JSON.stringify(program.keep)}\n${Object.values(small.files).join('\n---\n')}--- becomes\n${after}--- ${problem}\n`;
}

async function isFailing(program: Program, looks: Looks): Promise<boolean> {
  const { problem = 'ReferenceError' } = (await checkProgram(program, looks)) ?? {};
  return !problem.includes('ReferenceError');
}

/** Checks programs in worker processes, prints those that behave otherwise after a removal, each as small as it can be made, and ends with exit code 1 then. */
export async function checkInWorkers<Task>({ script, programsOf, looks, next, about, tries, workers, most }: Checks<Task>): Promise<void> {
  if (process.send) {
    process.on('message', (task: Task) => void reportOf(programsOf(task), looks, tries).then((report) => process.send?.(report)));
    return;
  }
  const total = { programs: 0, left: 0, failed: 0 };
  const begun = performance.now();
  let reported = begun;
  const line = (): string => `${String(total.programs)} ${about}, ${((performance.now() - begun) / 1000).toFixed(0)} s: ${String(total.failed)} failed, ${String(total.left)} with a place left`;
  const work = (): Promise<void> => new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(script), process.argv.slice(2), { env: { ...process.env, NODE_ENV: 'production' }, execArgv: [...process.execArgv, '--max-semi-space-size=64'] });
    const go = (): void => {
      const task = total.failed < most ? next(total.programs) : undefined;
      if (task === undefined) worker.disconnect();
      else worker.send(task as object);
    };
    worker.on('message', ({ programs, left, failures }: Report) => {
      total.programs += programs;
      total.left += left;
      total.failed += failures.length;
      for (const failure of failures) console.error(failure);
      if (performance.now() - reported > 60_000) {
        reported = performance.now();
        console.log(line());
      }
      go();
    });
    worker.on('error', reject);
    worker.on('exit', () => { resolve(); });
    go();
  });
  await Promise.all(Array.from({ length: workers }, work));
  console.log(line());
  if (total.failed > 0) process.exitCode = 1;
}
