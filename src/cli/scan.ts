import { findingsOf } from '../project/findings-of.ts';
import { createReport } from '../project/report.ts';
import type { Context, ExitCode } from './context.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { ScanFlags } from './program.ts';
import { loadReporter } from './reporter.ts';

/** `unflag scan`: the inventory. */
export async function scan(paths: readonly string[], flags: ScanFlags, context: Context): Promise<ExitCode> {
  const { scan: project, asOf } = open(flags, context, paths);
  const complete = flags.format === 'json';
  const report = createReport(project, { asOf, mentions: complete, findings: complete ? findingsOf(project, asOf) : [] });
  const reporter = await loadReporter(flags.format === 'pretty' ? 'inventory' : flags.format);
  reporter(report, createOutput(context, project.config.root));
  return 0;
}
