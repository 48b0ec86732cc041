import { checkProject, type CheckResult } from '../project/check-project.ts';
import type { OpenProject } from '../project/open-project.ts';
import { count } from '../text/count.ts';
import type { Context, ExitCode } from './context.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { CheckFlags } from './program.ts';
import { loadReporter } from './reporter.ts';
import { writePart } from './write-part.ts';

/** `unflag check`: rules and deadlines, for CI. */
export async function check(paths: readonly string[], flags: CheckFlags, context: Context): Promise<ExitCode> {
  return flags.shard ? writePart('check', flags.shard, paths, flags, context) : judge(open(flags, context, paths), flags, context);
}

/** Prints what the rules say of an open project. */
export async function judge(project: OpenProject, flags: CheckFlags, context: Context): Promise<ExitCode> {
  const result = checkProject(project, { cwd: context.cwd, ...flags });
  if (result.written !== undefined) {
    context.out(`Wrote ${count(result.written, 'finding')} to ${flags.baseline ?? ''}.\nNext: commit it; unflag check --baseline ${flags.baseline ?? ''} now reports only what is new.\n`);
    return 0;
  }
  const output = createOutput(context, project.scan.config.root);
  (await loadReporter(flags.format === 'pretty' ? 'findings' : flags.format))(result.report, output);
  if (flags.format === 'pretty') {
    for (const line of closing(result, flags)) output.write(`${line}\n`);
  }
  return result.failed ? 1 : 0;
}

function closing({ report, before, inBaseline }: CheckResult, { changedSince, baseline }: CheckFlags): string[] {
  const withKey = report.findings.filter(({ key }) => key !== undefined);
  const flag = (withKey.find(({ severity }) => severity === 'error') ?? withKey[0])?.key;
  return [
    ...(before > 0 ? [`${count(before, 'finding')} left out: there before the change since ${changedSince ?? ''}`] : []),
    ...(inBaseline > 0 ? [`${count(inBaseline, 'finding')} left out: in ${baseline ?? ''}`] : []),
    ...(flag === undefined ? [] : [`Next: unflag explain ${flag} shows that flag whole.`]),
  ];
}
