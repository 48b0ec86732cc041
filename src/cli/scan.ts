import { findingsOf } from '../project/findings-of.ts';
import type { OpenProject } from '../project/open-project.ts';
import { createReport } from '../project/report.ts';
import type { Context, ExitCode } from './context.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { ScanFlags } from './program.ts';
import { loadReporter } from './reporter.ts';
import { writePart } from './write-part.ts';

/** `unflag scan`: the inventory. */
export async function scan(paths: readonly string[], flags: ScanFlags, context: Context): Promise<ExitCode> {
  return flags.shard ? writePart('scan', flags.shard, paths, flags, context) : takeStock(open(flags, context, paths), flags, context);
}

/** Prints the inventory of an open project. */
export async function takeStock({ scan: project, asOf }: OpenProject, { format }: ScanFlags, context: Context): Promise<ExitCode> {
  const complete = format === 'json';
  const report = createReport(project, { asOf, mentions: complete, findings: complete ? findingsOf(project, asOf) : [] });
  const reporter = await loadReporter(format === 'pretty' ? 'inventory' : format);
  reporter(report, createOutput(context, project.config.root));
  return 0;
}
