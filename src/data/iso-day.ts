import { addHours } from 'date-fns/addHours';
import { differenceInHours } from 'date-fns/differenceInHours';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

const midnight = (day: string): Date => parseISO(`${day}T00:00:00Z`);

/** Whether a text is a day of the calendar, written `2026-12-01`. */
export const isIsoDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(midnight(text));

/** The UTC day of a moment, as an ISO day; only the edges know the time. */
export const isoToday = (now: Date): string => now.toISOString().slice(0, 10);

/** Days from one ISO day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number => differenceInHours(midnight(to), midnight(from)) / 24;

/** The ISO day a number of days after another. */
export const addIsoDays = (day: string, days: number): string => isoToday(addHours(midnight(day), days * 24));
