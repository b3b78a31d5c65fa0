import type { DeskId } from '../../../shared/ids';
import type { Queries } from './schema';
import type { Clock } from '../platform/clock';

/** Milliseconds that the clock may be behind the mark: people correct clocks by a minute or so. */
const tolerance = 2 * 60_000;
/** Milliseconds between two writes of the mark. */
const writeInterval = 30_000;

/** How far the clock is behind the latest time seen, in milliseconds, and what it says. */
export interface ClockBehind {
  readonly behind: number;
  readonly clockAt: number;
}

/** The present time, for the date of an event. Times go back only where the era goes up. */
export interface PresentTime {
  readonly era: number;
  readonly at: number;
}

/**
 * The latest time that this desk has seen (the mark). If the clock is behind the mark, somebody turned it back, and the
 * desk accepts no code, because an old code could be valid again (RFC 6238, 5.2). The desk recovers when somebody corrects
 * the clock. If the mark itself is wrong, a manager's recovery code or the owner's sheet clears it.
 */
export class DeskTime {
  private highWater = 0;
  private era = 0;
  /** How far the clock was behind when somebody last recorded that. */
  private notedBehind = 0;
  /** The wall time `at` of the monotonic time `monotonic`. */
  private anchor = { at: 0, monotonic: 0 };
  private lastWrite = Number.NEGATIVE_INFINITY;

  /** A clock that says the latest time seen, for whatever is dated, ordered or expires. Codes take the computer's clock. */
  readonly seen: Clock = { now: () => this.latest(), monotonic: () => this.clock.monotonic() };

  constructor(
    private readonly clock: Clock,
    private readonly deskId: DeskId,
  ) {}

  /** Reads the mark. A new desk starts with the present time. */
  async load(queries: Queries): Promise<void> {
    const row = await queries
      .selectFrom('desks')
      .select(['high_water_at', 'era'])
      .where('id', '=', this.deskId)
      .executeTakeFirst();
    this.start({ at: row?.high_water_at ?? this.clock.now(), era: row?.era ?? 0 });
    if (!row)
      await queries
        .insertInto('desks')
        .values({ id: this.deskId, high_water_at: this.highWater, era: this.era })
        .execute();
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

  /**
   * The present time as the caller's transaction has it: the store's newest era, and the latest time seen. Where a
   * transaction has accepted a clock that was behind, and this run doesn't know yet, the clock counts.
   */
  async present(queries: Queries): Promise<PresentTime> {
    const desks = await queries.selectFrom('desks').select(['id', 'era']).execute();
    const own = desks.find(({ id }) => id === this.deskId)?.era ?? this.era;
    return {
      era: Math.max(this.era, ...desks.map(({ era }) => era)),
      at: own === this.era ? this.latest() : this.clock.now(),
    };
  }

  /** How far the clock is behind the latest time seen; null within the tolerance. */
  behind(): ClockBehind | null {
    const clockAt = this.clock.now();
    const behind = this.latest() - clockAt;
    return behind > tolerance ? { behind, clockAt } : null;
  }

  /** How far the clock is behind, if it was turned back since the last `noteJump`. */
  jump(): ClockBehind | null {
    const found = this.behind();
    // A clock that was corrected can be turned back again.
    this.notedBehind = Math.min(this.notedBehind, found?.behind ?? 0);
    return found && found.behind - this.notedBehind > tolerance ? found : null;
  }

  /** Remembers that a jump is recorded. */
  noteJump({ behind }: ClockBehind): void {
    this.notedBehind = behind;
  }

  /** Moves the mark forward, never back, and writes it at intervals. */
  async advance(queries: Queries): Promise<void> {
    const now = this.clock.now();
    const latest = this.latest();
    // The anchor follows a jump forward, but not a jump back.
    this.anchor = { at: latest, monotonic: this.clock.monotonic() };
    // Small steps back add up. A clock that is behind by more must reach the mark again.
    const seen = latest - now <= tolerance ? latest : now;
    if (seen <= this.highWater) return;
    this.highWater = seen;
    if (this.clock.monotonic() - this.lastWrite < writeInterval) return;
    await this.write(queries);
  }

  /**
   * Makes the clock's time the present one, after an authorised person has confirmed the clock. Returns the new present,
   * which the caller passes to `start` after the commit: a failed commit must not leave a wrong clock accepted.
   */
  async clear(queries: Queries): Promise<PresentTime> {
    const { era } = await this.present(queries);
    const present = { era: this.behind() ? era + 1 : era, at: this.clock.now() };
    await queries
      .updateTable('desks')
      .set({ high_water_at: present.at, era: present.era })
      .where('id', '=', this.deskId)
      .execute();
    await dropLaterThan(queries, present.at);
    return present;
  }

  /** Writes the mark. */
  async write(queries: Queries): Promise<void> {
    this.lastWrite = this.clock.monotonic();
    await queries
      .updateTable('desks')
      .set({ high_water_at: this.highWater })
      .where('id', '=', this.deskId)
      .execute();
  }

  /** Continues from a present time that the store holds. */
  start({ at, era }: PresentTime): void {
    this.highWater = at;
    this.era = era;
    this.anchor = { at, monotonic: this.clock.monotonic() };
  }
}

/** Voids what people got by a time that doesn't count any more: else it would not expire for as long as that was ahead. */
const dropLaterThan = async (queries: Queries, at: number): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('state', '=', 'pending')
    .where('created_at', '>', at)
    .execute();
  await queries.deleteFrom('enrolment_codes').where('created_at', '>', at).execute();
  await queries
    .deleteFrom('one_time_passes')
    .where('consumed_at', '=', 0)
    .where('given_at', '>', at)
    .execute();
};
