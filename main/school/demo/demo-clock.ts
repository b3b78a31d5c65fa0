import type { Clock } from '../platform/clock';

/** A clock that the demo's script moves, only forward. */
export class DemoClock implements Clock {
  constructor(private at: number) {
    this.startedAt = at;
  }

  private readonly startedAt: number;

  now(): number {
    return this.at;
  }

  monotonic(): number {
    return this.at - this.startedAt;
  }

  /** Moves the clock forward to a time in UTC milliseconds; an earlier one changes nothing. */
  moveTo(at: number): void {
    this.at = Math.max(this.at, at);
  }
}

/** A local time of the day, `daysAgo` days before `now`; UTC milliseconds. */
export const momentOf = (now: number, daysAgo: number, hour: number, minute: number): number => {
  const day = new Date(now);
  day.setDate(day.getDate() - daysAgo);
  return day.setHours(hour, minute, 0, 0);
};
