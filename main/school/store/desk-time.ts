import type { DeskId } from '../../../shared/ids';
import type { Queries } from './schema';
import type { Clock } from '../platform/clock';

/** How far the clock may be behind without being called wrong: people set clocks right by a minute or so. */
const tolerance = 2 * 60_000;
/** How often the mark is written while the app runs. */
const writtenEvery = 30_000;

/**
 * The latest time that this desk has seen. A clock that is behind it was turned back: then no code is accepted, since an
 * old one could be right again (RFC 6238, 5.2). It heals when the clock is set right; whoever holds a manager's recovery
 * code or the owner's sheet may clear it, when the mark itself was wrong.
 */
export class DeskTime {
  private highWater = 0;
  /** A moment that was the present one at the monotonic `from`. */
  private anchor = { at: 0, from: 0 };
  private written = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly deskId: DeskId,
  ) {}

  /** Reads the mark; a new desk starts with now. */
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
   * The present time, for what ends at a time: never before the mark, and as long as the app runs no slower than time
   * itself, so that turning the clock back lets nothing last longer.
   */
  latest(): number {
    const passed = Math.floor(this.clock.monotonic() - this.anchor.from);
    return Math.max(this.clock.now(), this.anchor.at + passed);
  }

  /** Moves the mark along with the clock, never back, and writes it from time to time. */
  async advance(queries: Queries): Promise<void> {
    const now = this.clock.now();
    // A jump of the clock moves the anchor along; a clock that was turned back does not.
    this.anchor = { at: this.latest(), from: this.clock.monotonic() };
    if (now <= this.highWater) return;
    this.highWater = now;
    if (this.clock.monotonic() - this.written < writtenEvery) return;
    await this.write(queries);
  }

  /**
   * Writes the present time as the mark: somebody who may has said that the clock is right. Returns the mark for `start`,
   * which follows the commit: a commit that fails must not leave a wrong clock taken as right.
   */
  async clear(queries: Queries): Promise<number> {
    const mark = this.clock.now();
    await this.writeMark(queries, mark);
    return mark;
  }

  /** Writes the mark. */
  async write(queries: Queries): Promise<void> {
    this.written = this.clock.monotonic();
    await this.writeMark(queries, this.highWater);
  }

  /** Goes on from a mark that the store has. */
  start(at: number): void {
    this.highWater = at;
    this.anchor = { at, from: this.clock.monotonic() };
  }

  private async writeMark(queries: Queries, mark: number): Promise<void> {
    await queries.updateTable('desks').set({ high_water_at: mark }).where('id', '=', this.deskId).execute();
  }
}
