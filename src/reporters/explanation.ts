import type { Place, ReportedFlag, ReportedTogglePoint } from '../project/types.ts';
import { codeFrame } from './code-frame.ts';
import { table } from './table.ts';
import type { Output } from './types.ts';
import { count } from '../text/count.ts';
import { constantText, stateOf } from './words.ts';

/** What `explain` knows of one flag; as JSON it is the command's output. */
export interface Explanation {
  readonly version: 1;
  /** ISO day. */
  readonly asOf: string;
  readonly flag: ReportedFlag;
  readonly branches: readonly ReportedTogglePoint[];
  readonly removal?: RemovalPreview;
}

/** What taking the flag out would do. */
export interface RemovalPreview {
  readonly keep: string;
  readonly changed: number;
  readonly deleted: number;
  readonly linesRemoved: number;
  readonly linesAdded: number;
  readonly refusals: readonly { readonly file: string; readonly line: number; readonly column: number; readonly reason: string }[];
}

/** One flag whole, for people. */
export function explanation({ flag, branches, removal, asOf }: Explanation, output: Output): void {
  const { colors, write } = output;
  const heading = (text: string): void => {
    write(`\n${colors.bold(text)}\n`);
  };
  write(`${colors.bold(flag.key)}  ${flag.summary ?? stateOf(flag)}, as of ${asOf}\n`);
  writeEntry(flag, output);
  heading(flag.evaluations.length > 0 ? count(flag.evaluations.length, 'read') : 'Never read');
  for (const read of flag.evaluations) {
    const notes = [read.exactness === 'exact' ? '' : read.exactness, read.negated ? 'negated' : '', read.async ? 'async' : '', read.role === 'test' ? 'test' : ''];
    writePlace(read, [`${read.form} of ${read.sdk}`, ...notes].filter(Boolean).join(', '), output);
    const text = output.read(read.file);
    if (text !== undefined) write(`${codeFrame(text, read, output)}\n`);
  }
  if (branches.length > 0) heading(`${count(branches.length, 'place')} where code forks`);
  for (const point of branches) {
    const sides = point.branches.filter(({ empty }) => !empty).map(({ side, statements, lines }) => `${side}: ${count(statements, 'statement')}, ${count(lines, 'line')}`);
    writePlace(point, [point.kind, ...sides].join('; '), output);
  }
  if (flag.overrides.length > 0) heading(`Forced in ${count(new Set(flag.overrides.map(({ file }) => file)).size, 'test file')}`);
  for (const item of flag.overrides) writePlace(item, `${item.form}${item.value === undefined ? '' : `: ${constantText(item.value)}`}`, output);
  if (flag.declarations.length > 0) heading(`Declared in ${count(flag.declarations.length, 'place')}`);
  for (const item of flag.declarations) writePlace(item, [item.form, item.container ?? ''].filter(Boolean).join(' '), output);
  if (flag.properties.length > 0) heading(`Named as data in ${count(flag.properties.length, 'place')}`);
  for (const item of flag.properties) writePlace(item, item.negated ? `${item.sdk}, while off` : item.sdk, output);
  if (flag.mentions.length > 0) heading(`Mentioned in ${count(flag.mentions.length, 'other place')}`);
  for (const item of flag.mentions) writePlace(item, item.where, output);
  if (removal) writeRemoval(flag, removal, output);
  else write(`\nNext: ${flag.entry ? 'no code reads it: take its entry out of the registry, and the flag off at your provider.' : 'no code reads it: take out what still names it.'}\n`);
}

function writeEntry({ entry, deadline }: ReportedFlag, { write, colors }: Output): void {
  if (!entry) {
    write('Not in the registry: nobody owns it and it has no deadline.\n');
    return;
  }
  const fields = [
    ['description', entry.description],
    ['owner', entry.owner],
    ['kind', entry.kind],
    ['created', entry.createdAt],
    ['deadline', deadline],
    ['keep', entry.keep === undefined ? undefined : constantText(entry.keep)],
    ['aliases', entry.aliases?.join(', ')],
    ['issue', entry.issue],
    ['entry', `${entry.file}:${String(entry.line)}:${String(entry.column)}`],
  ] as const;
  write(table(fields.flatMap(([name, text]) => (text === undefined ? [] : [[{ text: name, paint: colors.dim }, { text }]]))));
}

function writePlace({ file, line, column }: Place, words: string, { write, colors }: Output): void {
  write(`${colors.cyan(`${file}:${String(line)}:${String(column)}`)}  ${words}\n`);
}

function writeRemoval({ key }: ReportedFlag, { keep, changed, deleted, linesRemoved, linesAdded, refusals }: RemovalPreview, { write, colors }: Output): void {
  write(`\n${colors.bold(`Removal, keeping ${keep}`)}\n`);
  write(`changes ${count(changed, 'file')}${deleted > 0 ? ` and deletes ${String(deleted)}` : ''}: ${colors.red(`-${String(linesRemoved)}`)} ${colors.green(`+${String(linesAdded)}`)} lines\n`);
  for (const { file, line, column, reason } of refusals) write(`${colors.yellow('left alone')} ${file}:${String(line)}:${String(column)}  ${reason}\n`);
  write(`\nNext: unflag remove ${key} --keep ${keep} shows the diff.\n`);
}
