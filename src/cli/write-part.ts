import { UsageError } from '../errors.ts';
import { readPart, type ShardedCommand } from '../project/parts.ts';
import type { Shard } from '../project/shard.ts';
import type { Context, ExitCode } from './context.ts';
import type { ProjectFlags } from './program.ts';
import { createProgress } from './progress.ts';

/** `unflag scan --shard`, `unflag check --shard`: what `unflag merge` joins. Nothing is judged, so no finding makes it fail. */
export function writePart(command: ShardedCommand, shard: Shard, paths: readonly string[], { config, types }: ProjectFlags, context: Context): ExitCode {
  if (paths.length > 0) throw new UsageError('--shard takes its part of the whole project: leave out the paths');
  const progress = createProgress(context, 'Reading');
  const onProgress = (done: number, all: number): void => progress.step(done, all);
  try {
    context.out(readPart(command, shard, { cwd: context.cwd, config, types, onProgress }));
  } finally {
    progress.done();
  }
  return 0;
}
