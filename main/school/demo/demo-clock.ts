import type { Clock } from '../platform/clock';

/** A clock that whoever fills the demo school moves, forward alone. */
export class DemoClock implements Clock {
  constructor(private at: number) {
    this.begun = at;
  }

  private readonly begun: number;

  now(): number {
    return this.at;
  }

  monotonic(): number {
    return this.at - this.begun;
  }

  /** Lets time pass until then; UTC milliseconds. */
  moveTo(at: number): void {
    this.at = Math.max(this.at, at);
  }
}

/** A time of the day, so many days before `now`, by this computer's calendar; UTC milliseconds. */
export const momentOf = (now: number, daysAgo: number, hour: number, minute: number): number => {
  const day = new Date(now);
  day.setDate(day.getDate() - daysAgo);
  return day.setHours(hour, minute, 0, 0);
};
