import type { Config } from '../config/types.ts';
import { addIsoDays, daysBetween } from '../data/iso-day.ts';
import type { Deadline, Entry } from './types.ts';

/** What the configuration says of deadlines: lifetimes by kind and, in days, when to warn and how long to be lenient. */
type DeadlinePolicy = Pick<Config, 'kinds' | 'warnDays' | 'graceDays'>;

/** The day of an entry's deadline and where it comes from; the last extension counts, then `removeBy`, then the kind's lifetime. */
function dateOf(entry: Entry, { kinds }: DeadlinePolicy): Pick<Deadline, 'date' | 'from'> {
  const extension = entry.extensions.at(-1);
  if (extension) return { date: extension.to, from: 'extension' };
  if (typeof entry.removeBy === 'string') return { date: entry.removeBy, from: 'removeBy' };
  const policy = entry.kind && kinds[entry.kind];
  if (entry.createdAt === undefined || policy?.lifetimeDays === undefined || policy.permanent) return {};
  return { date: addIsoDays(entry.createdAt, policy.lifetimeDays), from: 'lifetime' };
}

/** Where a flag stands towards its removal on an ISO day; it is expired from the day after its deadline. */
export function deadlineOf(entry: Entry, asOf: string, policy: DeadlinePolicy): Deadline {
  const { date, from } = entry.removeBy === null ? {} : dateOf(entry, policy);
  if (date === undefined || from === undefined) {
    const permanent = entry.removeBy === null || (entry.kind && policy.kinds[entry.kind].permanent) === true;
    return { state: permanent ? 'permanent' : 'none', inGrace: false };
  }
  const days = daysBetween(asOf, date);
  const state = days < 0 ? 'expired' : days === 0 ? 'due' : days <= policy.warnDays ? 'upcoming' : 'active';
  return { state, date, days, from, inGrace: days < 0 && -days <= policy.graceDays };
}

export { describeDeadline } from './describe-deadline.ts';
