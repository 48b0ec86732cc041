import { join, relative } from 'node:path';
import { createReport } from '../project/report.ts';
import { branchesOf } from '../project/branches-of.ts';
import { explanation } from '../reporters/explanation.ts';
import type { Context, ExitCode } from './context.ts';
import { findFlag } from './find-flag.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { ExplainFlags } from './program.ts';
import { previewRemoval } from './preview-removal.ts';

/** `unflag explain`: one flag whole. */
export function explain(key: string, flags: ExplainFlags, context: Context): ExitCode {
  const { scan, asOf } = open(flags, context);
  const flag = findFlag(scan, key, relative(scan.config.root, join(context.cwd, 'x')).replaceAll('\\', '/'));
  const reported = createReport(scan, { asOf, mentions: true, keys: [flag.key] }).flags.find(({ entry }) => entry?.file === flag.entry?.at.file);
  if (!reported) return 0;
  const output = createOutput(context, scan.config.root);
  const removal = previewRemoval(scan, flag);
  const whole = { version: 1, asOf, flag: reported, branches: branchesOf(scan, flag), ...(removal ? { removal } : {}) } as const;
  if (flags.format === 'json') output.write(`${JSON.stringify(whole, null, 2)}\n`);
  else explanation(whole, output);
  return 0;
}
