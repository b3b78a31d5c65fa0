import type { DeskId } from '../../../shared/ids';
import type { Queries } from './schema';
import type { Clock } from '../platform/clock';

/** Milliseconds that the clock may be behind the mark: people correct clocks by a minute or so. */
const tolerance = 2 * 60_000;
/** Milliseconds between two writes of the mark. */
const writeInterval = 30_000;

/**
 * The latest time that this desk has seen (the mark). If the clock is behind the mark, somebody turned it back, and the
 * desk accepts no code, because an old code could be valid again (RFC 6238, 5.2). The desk recovers when somebody corrects
 * the clock. If the mark itself is wrong, a manager's recovery code or the owner's sheet clears it.
 */
export class DeskTime {
  private highWater = 0;
  /** The wall time `at` of the monotonic time `monotonic`. */
  private anchor = { at: 0, monotonic: 0 };
  private lastWrite = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly deskId: DeskId,
  ) {}

  /** Reads the mark. A new desk starts with the present time. */
  async load(queries: Queries): Promise<void> {
    const row = await queries
      .selectFrom('desks')
      .select('high_water_at')
      .where('id', '=', this.deskId)
      .executeTakeFirst();
    this.start(row?.high_water_at ?? this.clock.now());
    if (!row)
      await queries.insertInto('desks').values({ id: this.deskId, high_water_at: this.highWater }).execute();
  }

  /** Whether the clock is behind the mark by more than two minutes. */
  isBehind(): boolean {
    return this.clock.now() < this.highWater - tolerance;
  }

  /**
   * The present time, for expiry: never before the mark, and while the app runs never slower than real time. So turning
   * the clock back prolongs nothing.
   */
  latest(): number {
    const passed = Math.floor(this.clock.monotonic() - this.anchor.monotonic);
    return Math.max(this.clock.now(), this.anchor.at + passed);
  }

  /** Moves the mark forward with the clock, never back, and writes it at intervals. */
  async advance(queries: Queries): Promise<void> {
    const now = this.clock.now();
    // The anchor follows a jump forward, but not a jump back.
    this.anchor = { at: this.latest(), monotonic: this.clock.monotonic() };
    if (now <= this.highWater) return;
    this.highWater = now;
    if (this.clock.monotonic() - this.lastWrite < writeInterval) return;
    await this.write(queries);
  }

  /**
   * Writes the present time as the mark, after an authorised person has confirmed the clock. Returns the mark, which the
   * caller passes to `start` after the commit: a failed commit must not leave a wrong clock accepted.
   */
  async clear(queries: Queries): Promise<number> {
    const mark = this.clock.now();
    await this.writeMark(queries, mark);
    return mark;
  }

  /** Writes the mark. */
  async write(queries: Queries): Promise<void> {
    this.lastWrite = this.clock.monotonic();
    await this.writeMark(queries, this.highWater);
  }

  /** Continues from a mark that the store holds. */
  start(at: number): void {
    this.highWater = at;
    this.anchor = { at, monotonic: this.clock.monotonic() };
  }

  private async writeMark(queries: Queries, mark: number): Promise<void> {
    await queries.updateTable('desks').set({ high_water_at: mark }).where('id', '=', this.deskId).execute();
  }
}
