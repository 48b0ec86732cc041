import type { Deadline, Entry } from './types.ts';

const count = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

function stateInWords({ state, days = 0 }: Deadline, entry: Entry): string {
  switch (state) {
    case 'none':
      return `no deadline known: add ${entry.createdAt !== undefined && !entry.kind ? 'kind or removeBy' : 'removeBy'}`;
    case 'permanent':
      return entry.removeBy === null
        ? 'no deadline: removeBy is null'
        : `no deadline: kind ${entry.kind ?? ''} is permanent`;
    case 'due':
      return 'due today';
    case 'expired':
      return days === -1 ? 'expired yesterday' : `expired ${count(-days)} ago`;
    case 'active':
    case 'upcoming':
      return days === 1 ? 'expires tomorrow' : `expires in ${count(days)}`;
  }
}

/** A kept value as people write it: on and off for booleans, text bare, everything else as JSON. */
function keepInWords(keep: Entry['keep']): string {
  if (typeof keep === 'boolean') return keep ? 'on' : 'off';
  return typeof keep === 'string' ? keep : JSON.stringify(keep);
}

/** A deadline in words: `expired 52 days ago (owner @payments, keep on)`. */
export function describeDeadline(deadline: Deadline, entry: Entry): string {
  const notes = [
    entry.owner !== undefined && `owner ${entry.owner}`,
    entry.keep !== undefined && `keep ${keepInWords(entry.keep)}`,
    deadline.from === 'extension' &&
      `extended ${entry.extensions.length === 1 ? 'once' : `${entry.extensions.length} times`}`,
  ].filter((note) => note !== false);
  return stateInWords(deadline, entry) + (notes.length > 0 ? ` (${notes.join(', ')})` : '');
}
