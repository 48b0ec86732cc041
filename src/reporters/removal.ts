import type { Removal, Sites } from '../project/remove-from-project.ts';
import { linesOf, spanOf } from '../text/lines.ts';
import { codeFrame } from './code-frame.ts';
import { lineCounts } from './diff.ts';
import { table, type Cell } from './table.ts';
import type { Output } from './types.ts';
import { count } from '../text/count.ts';
import { constantText } from './words.ts';

/** The plan of a removal: what it changes, and what it leaves alone and why. */
export function removalPlan({ requests, sites, files, dropped, unused, refusals, notices }: Removal, output: Output): void {
  const { colors, write } = output;
  for (const [index, { key, keep }] of requests.entries()) write(`${colors.bold('Removing')} ${key} (keeping ${constantText(keep)}): ${sitesText(sites[index])}\n`);
  const { removed, added } = lineCounts(files);
  const deleted = files.filter(({ after }) => after === null).length;
  const counts = [files.length > deleted ? `${count(files.length - deleted, 'file')} changed` : '', deleted > 0 ? `${count(deleted, 'file')} deleted` : ''];
  write(files.length === 0 ? 'nothing to change\n' : `${counts.filter(Boolean).join(', ')}: ${colors.red(`-${String(removed)}`)} ${colors.green(`+${String(added)}`)} lines\n\n`);
  write(
    table(
      files.map((file): Cell[] => {
        const lines = lineCounts([file]);
        return [
          { text: `  ${file.file}` },
          { text: `-${String(lines.removed)}`, right: true, paint: colors.red },
          { text: `+${String(lines.added)}`, right: true, paint: colors.green },
          { text: file.after === null ? 'deleted' : dropped[file.file] ? `drops ${dropped[file.file]?.join(', ') ?? ''}` : '' },
        ];
      }),
    ),
  );
  if (unused.length > 0) write(`\n${colors.yellow(`${count(unused.length, 'file')} left that would go`)}\n${unused.map((file) => `  ${file}\n`).join('')}`);
  if (refusals.length > 0) write(`\n${colors.yellow(`${count(refusals.length, 'place')} left alone`)}\n`);
  for (const { file, line, column, range, reason, hint } of refusals) {
    write(`\n${colors.cyan(`${file}:${String(line)}:${String(column)}`)}  ${reason}\n`);
    const text = output.read(file);
    if (text !== undefined) write(`${codeFrame(text, spanOf(linesOf(text), range), output)}\n`);
    write(`${hint.charAt(0).toUpperCase()}${hint.slice(1)}.\n`);
  }
  if (notices.length > 0) write(`\n${colors.yellow(`${count(notices.length, 'place')} to look at`)}\n`);
  for (const { file, line, column, reason, hint } of notices) write(`${colors.cyan(`${file}:${String(line)}:${String(column)}`)}  ${reason}: ${hint}\n`);
}

/** `3 reads, 1 declaration and 2 overrides in 4 files`. */
export function sitesText(site: Sites | undefined): string {
  if (!site || site.files === 0) return 'no reads';
  const parts = [count(site.reads, 'read'), site.declarations > 0 ? count(site.declarations, 'declaration') : '', site.overrides > 0 ? count(site.overrides, 'override') : ''].filter(Boolean);
  return `${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')} in ${count(site.files, 'file')}`;
}

/** What was verified, and what is wrong. */
export function verificationLines({ verification: { ok, checked, problems } }: Removal, { colors }: Output): string {
  if (ok) return `${colors.green('verified')}: ${checked.join('; ')}\n`;
  return `${colors.red('verification failed')}\n${problems.map((problem) => `  ${problem}\n`).join('')}`;
}
