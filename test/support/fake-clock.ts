import type { Clock } from '../../main/school/platform/clock';

/** A clock that stands still until it is moved. Starts on 2026-03-02 at 09:00 UTC. */
export class FakeClock implements Clock {
  private wall = Date.UTC(2026, 2, 2, 9);
  private run = 1_000;

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.run;
  }

  /** Time passes: both clocks move. Milliseconds. */
  pass(milliseconds: number): void {
    this.wall += milliseconds;
    this.run += milliseconds;
  }

  /** Somebody turns the computer's clock; time itself does not move. */
  turn(milliseconds: number): void {
    this.wall += milliseconds;
  }
}
