import { UsageError } from '../errors.ts';
import { createReport } from '../project/report.ts';
import type { ReportedFlag } from '../project/types.ts';
import { flagTable } from '../reporters/inventory.ts';
import { count } from '../text/count.ts';
import { closest } from '../suggest.ts';
import type { Context, ExitCode } from './context.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { ListFlags } from './program.ts';
import { loadReporter } from './reporter.ts';

/** `unflag list`: flags by state and owner. */
export async function list(flags: ListFlags, context: Context): Promise<ExitCode> {
  const { scan, asOf } = open(flags, context);
  const report = createReport(scan, { asOf });
  const wanted = (flag: ReportedFlag): boolean =>
    (!flags.state || flags.state.includes(flag.state)) && (flags.owner === undefined || flag.entry?.owner === flags.owner);
  const chosen = report.flags.filter(wanted);
  if (chosen.length === 0 && flags.owner !== undefined) checkOwner(flags.owner, report.flags);
  const output = createOutput(context, scan.config.root);
  if (flags.format !== 'pretty') {
    (await loadReporter(flags.format))({ ...report, flags: chosen, dynamic: [] }, output);
    return 0;
  }
  if (chosen.length > 0) output.write(`${flagTable(chosen, output)}\n`);
  output.write(`${count(chosen.length, 'flag')}${chosen.length < report.flags.length ? ` of ${String(report.flags.length)}` : ''}, as of ${asOf}\n`);
  const first = chosen[0];
  if (first) output.write(`Next: unflag explain ${first.key} shows one flag whole.\n`);
  return 0;
}

function checkOwner(owner: string, flags: readonly ReportedFlag[]): void {
  const owners = new Set(flags.flatMap(({ entry }) => entry?.owner ?? []));
  if (owners.has(owner)) return;
  const near = closest(owner, owners);
  throw new UsageError(`no flag has the owner "${owner}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
}
