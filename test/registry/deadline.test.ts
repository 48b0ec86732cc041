import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { addIsoDays, daysBetween, isIsoDay, isoToday } from '../../src/data/iso-day.ts';
import { deadlineOf } from '../../src/registry/deadline.ts';
import { describeDeadline } from '../../src/registry/describe-deadline.ts';
import type { Entry } from '../../src/registry/types.ts';

const asOf = '2026-11-22';
const entry = (fields: Partial<Entry>): Entry => ({
  key: 'x',
  aliases: [],
  status: 'active',
  extensions: [],
  at: { file: 'flags.yaml', range: [0, 0], line: 1, column: 1 },
  ...fields,
});
const words = (fields: Partial<Entry>, policy = {}): string => {
  const one = entry(fields);
  return describeDeadline(deadlineOf(one, asOf, { ...defaults, ...policy }), one);
};

describe('a deadline in words', () => {
  it.each<[Partial<Entry>, string]>([
    [{ removeBy: '2026-10-01', owner: '@payments', keep: 'on' }, 'expired 52 days ago (owner @payments, keep on)'],
    [{ removeBy: '2026-11-21', keep: { a: 1 } }, 'expired yesterday (keep {"a":1})'],
    [{ removeBy: '2026-11-20' }, 'expired 2 days ago'],
    [{ removeBy: '2026-11-22' }, 'due today'],
    [{ removeBy: '2026-11-23' }, 'expires tomorrow'],
    [{ removeBy: '2026-11-25', keep: false }, 'expires in 3 days (keep off)'],
    [{ removeBy: '2027-11-22' }, 'expires in 365 days'],
    [{ kind: 'release', createdAt: '2026-09-01' }, 'expires in 8 days'],
    [{ kind: 'experiment', createdAt: '2026-09-01' }, 'expired 22 days ago'],
    [{ kind: 'ops', createdAt: '2020-01-01' }, 'no deadline: kind ops is permanent'],
    [{ kind: 'ops', removeBy: '2026-11-24' }, 'expires in 2 days'],
    [{ kind: 'release', removeBy: null }, 'no deadline: removeBy is null'],
    [{ kind: 'release' }, 'no deadline known: add removeBy'],
    [{ createdAt: '2026-01-01' }, 'no deadline known: add kind or removeBy'],
    [
      {
        removeBy: '2026-10-01',
        extensions: [
          { on: '2026-09-30', to: '2026-11-10', reason: 'x' },
          { on: '2026-11-09', to: '2026-12-10', reason: 'y' },
        ],
      },
      'expires in 18 days (extended 2 times)',
    ],
    [
      { kind: 'release', createdAt: '2026-01-01', extensions: [{ on: '2026-03-30', to: '2026-11-22', reason: 'x' }] },
      'due today (extended once)',
    ],
  ])('%j: %s', (fields, expected) => {
    expect(words(fields)).toBe(expected);
  });
});

describe('deadlineOf', () => {
  it.each([
    ['2026-12-07', 'active'],
    ['2026-12-06', 'upcoming'],
    ['2026-11-22', 'due'],
    ['2026-11-21', 'expired'],
  ])('is, with 14 days of warning, for %s: %s', (removeBy, state) => {
    expect(deadlineOf(entry({ removeBy }), asOf, defaults).state).toBe(state);
  });

  it('is lenient for the days of grace and no longer', () => {
    const inGrace = (removeBy: string) => deadlineOf(entry({ removeBy }), asOf, { ...defaults, graceDays: 7 }).inGrace;
    expect(['2026-11-22', '2026-11-21', '2026-11-15', '2026-11-14'].map(inGrace)).toEqual([false, true, true, false]);
  });

  it('takes the lifetime that the configuration gives a kind', () => {
    const kinds = { ...defaults.kinds, ops: { lifetimeDays: 10 }, release: { permanent: true } };
    expect(deadlineOf(entry({ kind: 'ops', createdAt: '2026-11-20' }), asOf, { ...defaults, kinds })).toMatchObject({
      date: '2026-11-30',
      from: 'lifetime',
    });
    expect(deadlineOf(entry({ kind: 'release', createdAt: '2020-11-20' }), asOf, { ...defaults, kinds }).state).toBe(
      'permanent',
    );
  });
});

describe('ISO days', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(['UTC', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata'])('count the same in %s', (name) => {
    process.env.TZ = name;
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: -9000, max: 9000 }), (start, days) => {
        const end = addIsoDays(start, days);
        expect(isIsoDay(end)).toBe(true);
        expect(daysBetween(start, end)).toBe(days);
      }),
    );
    expect(isoToday(new Date('2026-11-22T23:59:59.999Z'))).toBe('2026-11-22');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', '', 'soon'])(
    'are none: %s',
    (text) => {
      expect(isIsoDay(text)).toBe(false);
    },
  );
});
