import { count } from '../text/count.ts';
import type { Report, ReportedFlag, SkippedFile } from '../project/types.ts';

/** The flag's state in words: `expired 52 days ago`, `retired, keep on`. */
export function stateOf({ state, days = 0, deadline, entry }: ReportedFlag): string {
  switch (state) {
    case 'retired':
      return `retired, keep ${constantText(entry?.keep)}`;
    case 'expired':
      return `expired ${count(-days, 'day')} ago`;
    case 'due':
      return 'due today';
    case 'upcoming':
      return `expires in ${count(days, 'day')}`;
    case 'active':
      return deadline === undefined ? 'active' : `until ${deadline}`;
    case 'none':
      return 'no deadline';
    default:
      return state;
  }
}

/** A kept value as people write it: on, off, a variant or JSON. */
export function constantText(value: unknown): string {
  if (value === true) return 'on';
  if (value === false) return 'off';
  return typeof value === 'string' ? value : value === undefined ? 'undefined' : JSON.stringify(value);
}

const REASONS = { large: 'over 1 MiB', binary: 'binary', minified: 'minified', unreadable: 'unreadable' };

/** `3 over 1 MiB, 1 minified`. */
export function skipSummary(skipped: readonly SkippedFile[]): string {
  const counts = Object.entries(REASONS).map(([reason, words]) => ({ words, number: skipped.filter((file) => file.reason === reason).length }));
  return counts.filter(({ number }) => number > 0).map(({ words, number }) => `${String(number)} ${words}`).join(', ');
}

/** What may be a read and is not listed as one; keys that are not known are listed. */
export function openSummary({ openQuestions }: Report): string[] {
  const receivers = openQuestions.filter(({ about }) => about === 'receiver');
  return receivers.length === 0 ? [] : [`${count(receivers.length, 'call')} may read flags: the type of what is called on is not known (openQuestions in --format json)`];
}

/** Lines on what could not be read, each with its place. */
export function trouble({ problems, skipped, warnings }: Report): string[] {
  const unreadable = skipped.filter(({ reason }) => reason === 'unreadable');
  return [
    ...problems.map(({ file, line, column, message }) => `${file}:${String(line)}:${String(column)} does not parse and was left out: ${message}`),
    ...unreadable.map(({ file, detail }) => `${file} cannot be read (${detail ?? 'unknown reason'})`),
    ...warnings,
  ];
}
