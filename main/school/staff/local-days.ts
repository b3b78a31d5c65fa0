import { quarterLength } from '../audit/sign-in-counts';
import type { DateOf } from '../platform/clock';

/** A day in a time zone. */
export interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** UTC milliseconds. */
  readonly startsAt: number;
}

/** No time zone is further than this from UTC. */
const furthestZone = 15 * 60 * 60_000;

/**
 * The last `count` days in the time zone of `dateOf`, oldest first; the last one holds `now` (UTC milliseconds). Days of 23
 * or 25 hours come out right, and so do days that begin at one o'clock because summer time begins at midnight.
 */
export const lastLocalDays = (now: number, count: number, dateOf: DateOf): LocalDay[] => {
  const today = Date.parse(`${dateOf(now)}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const midnightUtc = today - (count - 1 - index) * 24 * 60 * 60_000;
    const date = new Date(midnightUtc).toISOString().slice(0, 10);
    return { date, startsAt: firstQuarter(midnightUtc, (at) => dateOf(at) >= date) };
  });
};

/** Finds the first quarter of an hour for which `isPast` holds, by binary search around a midnight UTC. */
const firstQuarter = (midnightUtc: number, isPast: (at: number) => boolean): number => {
  let before = midnightUtc - furthestZone;
  let past = midnightUtc + furthestZone;
  while (past - before > quarterLength) {
    const middle = before + Math.floor((past - before) / quarterLength / 2) * quarterLength;
    if (isPast(middle)) past = middle;
    else before = middle;
  }
  return past;
};
