import { availableParallelism } from 'node:os';
import { git, gitLater } from './git.ts';
import type { Place } from './types.ts';

/** Reads of a flag that are looked up; the oldest counts. */
const READS = 3;
/** Files whose lines are looked up in the history: git needs a tenth of a second for most, and seconds for one that changed often. */
const FILES = 150;

/** ISO days of the oldest among the first reads of each flag, by git's history; flags without one are left out. */
export async function firstSeen(root: string, reads: ReadonlyMap<string, readonly Place[]>, onProgress: (done: number, all: number) => void): Promise<ReadonlyMap<string, string>> {
  const shallow = git(root, ['rev-parse', '--is-shallow-repository']);
  if (!shallow.ok || shallow.stdout.trim() !== 'false') return new Map();
  const byFile = new Map<string, { readonly key: string; readonly line: number }[]>();
  for (const [key, places] of reads) for (const { file, line } of places.slice(0, READS)) byFile.set(file, [...(byFile.get(file) ?? []), { key, line }]);
  const files = [...byFile].slice(0, FILES);
  const found = new Map<string, string>();
  const queue = files.entries();
  const work = async (): Promise<void> => {
    for (const [index, [file, inFile]] of queue) {
      onProgress(index, files.length);
      const days = await daysOf(root, file, new Set(inFile.map(({ line }) => line)));
      for (const { key, line } of inFile) {
        const [oldest] = [found.get(key), days.get(line)].filter((day) => day !== undefined).sort();
        if (oldest !== undefined) found.set(key, oldest);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return found;
}

/** ISO days on which lines of a file were written; lines that are in no commit yet are left out. */
async function daysOf(root: string, file: string, lines: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
  const { stdout } = await gitLater(root, ['blame', '--line-porcelain', ...[...lines].map((line) => `-L${String(line)},${String(line)}`), '--', file]);
  const commits = [...stdout.matchAll(/^([\da-f]+) \d+ (\d+)(?: \d+)?\nauthor [^]*?^author-time (\d+)$/gm)];
  return new Map(commits.flatMap(([, commit = '', line, seconds]) => (/^0+$/.test(commit) ? [] : [[Number(line), new Date(Number(seconds) * 1000).toISOString().slice(0, 10)]])));
}
