import { createRequire } from 'node:module';
import type * as AddHours from 'date-fns/addHours';
import type * as DifferenceInHours from 'date-fns/differenceInHours';
import type * as IsValid from 'date-fns/isValid';
import type * as ParseIso from 'date-fns/parseISO';

/** Loaded when a day is asked about for the first time: most files that are linted have none. */
const load = createRequire(import.meta.url);

const midnight = (day: string): Date => (load('date-fns/parseISO') as typeof ParseIso).parseISO(`${day}T00:00:00Z`);

/** Whether a text is a day of the calendar, written `2026-12-01`. */
export const isIsoDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && (load('date-fns/isValid') as typeof IsValid).isValid(midnight(text));

/** The UTC day of a moment, as an ISO day; only the edges know the time. */
export const isoToday = (now: Date): string => now.toISOString().slice(0, 10);

/** Days from one ISO day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (load('date-fns/differenceInHours') as typeof DifferenceInHours).differenceInHours(midnight(to), midnight(from)) / 24;

/** The ISO day a number of days after another. */
export const addIsoDays = (day: string, days: number): string => isoToday((load('date-fns/addHours') as typeof AddHours).addHours(midnight(day), days * 24));
