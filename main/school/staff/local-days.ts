import { quarterLength } from '../audit/sign-in-counts';
import type { DateOf } from '../platform/clock';

/** One day somewhere: its date, and when it begins. */
export interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly startsAt: number;
}

/** No time zone is further than this from UTC. */
const furthestZone = 15 * 60 * 60_000;

/**
 * The last `count` days somewhere up to the one that holds `now`, oldest first. A day that begins at one o'clock, as where
 * summer time begins at midnight, or that has 23 or 25 hours, is found as it is.
 */
export const lastLocalDays = (now: number, count: number, dateOf: DateOf): LocalDay[] => {
  const today = Date.parse(`${dateOf(now)}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const midnightUtc = today - (count - 1 - index) * 24 * 60 * 60_000;
    const date = new Date(midnightUtc).toISOString().slice(0, 10);
    return { date, startsAt: firstQuarter(midnightUtc, (at) => dateOf(at) >= date) };
  });
};

/** The first quarter of an hour around a midnight UTC that is past the turn: halves what is in question until it is found. */
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
