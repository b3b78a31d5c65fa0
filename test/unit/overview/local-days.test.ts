import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastLocalDays } from '../../../main/school/staff/local-days';
import { datesIn } from '../../support/dates-in';

const hour = 60 * 60_000;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
] as const;

/** The local date of a moment, computed in another way than the code does. */
const dateIn = (timeZone: string, at: number): string => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month').padStart(2, '0')}-${of('day').padStart(2, '0')}`;
};

describe('the last local days', () => {
  test('end with today, are consecutive, and begin with their date, in any zone at any time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2012, 2, 1), max: Date.UTC(2030, 0, 1) }),
        (zone, now) => {
          const days = lastLocalDays(now, 30, datesIn(zone));
          expect(days).toHaveLength(30);
          expect(days.at(-1)?.date).toBe(dateIn(zone, now));
          for (const [index, { date, startsAt }] of days.entries()) {
            expect(dateIn(zone, startsAt)).toBe(date);
            expect(dateIn(zone, startsAt - 1) < date).toBe(true);
            const next = days[index + 1];
            if (next) expect(next.startsAt).toBeGreaterThan(startsAt);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['begins', Date.UTC(2026, 2, 30, 10), 'Europe/Berlin', '2026-03-29', 23],
    ['ends', Date.UTC(2026, 9, 26, 12), 'Europe/Berlin', '2026-10-25', 25],
    // That day has no midnight: it begins at one o'clock.
    ['begins at midnight', Date.UTC(2026, 3, 26, 10), 'Africa/Cairo', '2026-04-24', 23],
  ])('have 23 or 25 hours where summer time %s', (_what, now, zone, date, hours) => {
    const days = lastLocalDays(now, 5, datesIn(zone));
    const at = days.findIndex((day) => day.date === date);
    const [day, next] = [days[at], days[at + 1]];
    if (!day || !next) throw new Error(`${date} is not among the days`);
    expect((next.startsAt - day.startsAt) / hour).toBe(hours);
  });
});
