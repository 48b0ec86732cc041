import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { UsageError } from '../errors.ts';
import { openParts } from '../project/parts.ts';
import { judge } from './check.ts';
import type { Context, ExitCode } from './context.ts';
import type { CheckFlags } from './program.ts';
import { takeStock } from './scan.ts';

/** `unflag merge`: what one run of the command would have said whose shards left these parts. */
export async function merge(files: readonly string[], flags: CheckFlags, context: Context): Promise<ExitCode> {
  const { command, ...project } = openParts(expand(files, context.cwd), { cwd: context.cwd, config: flags.config, asOf: flags.asOf, now: context.now });
  if (command === 'check') return judge(project, flags, context);
  const { format, changedSince, baseline, updateBaseline } = flags;
  const ofCheck = [changedSince === undefined ? [] : '--changed-since', baseline === undefined ? [] : '--baseline', updateBaseline ? '--update-baseline' : []].flat();
  if (ofCheck[0] !== undefined) throw new UsageError(`${ofCheck[0]} is for unflag check, and these are parts of unflag scan`);
  if (format === 'sarif' || format === 'github') throw new UsageError(`--format ${format} is for unflag check, and these are parts of unflag scan`);
  return takeStock(project, { ...flags, format }, context);
}

/** Globs in file names, where the shell left them as they are. */
const expand = (files: readonly string[], cwd: string): string[] =>
  files.flatMap((file) => {
    const folder = dirname(file);
    if (!basename(file).includes('*') || !existsSync(resolve(cwd, folder))) return [file];
    const matches = picomatch(basename(file));
    return readdirSync(resolve(cwd, folder)).filter((name) => matches(name)).sort().map((name) => join(folder, name));
  });
