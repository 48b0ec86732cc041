import v8 from 'node:v8';

/**
 * For every engine since Node 20: trees die young, so that further threads cost more than they save while these are collected, and the
 * heap grows by less than a third before it is collected whole. Without it, a scan takes half as much memory again.
 */
const COLLECTING = ['--no-parallel-scavenge', '--heap-growing-percent=30'];

/**
 * By the engine's major version (Node 20 has 11, Node 26 has 14): functions are compiled for speed when they run ten times as often as
 * V8 would have it. A run over a project is over in seconds; a third of its CPU went to compiling on Node 20, and did not pay off.
 */
const COMPILING: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=30000',
  13: '--invocation-count-for-turbofan=30000',
  14: '--invocation-count-for-turbofan=30000',
};

/** Tunes the engine of this process, which must be the command line's own; an engine that it does not know stays as it is. */
export function tuneV8({ v8: version, bun }: NodeJS.ProcessVersions): void {
  const compiling = COMPILING[version.split('.')[0] ?? ''];
  if (compiling === undefined || bun !== undefined) return;
  for (const flag of [compiling, ...COLLECTING]) v8.setFlagsFromString(flag);
}
