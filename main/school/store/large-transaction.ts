import { setImmediate } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';

/** Rows changed in one transaction from which it is a large one: a smaller one's commit takes a few milliseconds at most. */
const largeFrom = 200;

/** What SQLite holds of a store in memory, in KiB: always (what it was built with), and while a large transaction is under way. */
const held = { always: 16_000, large: 64_000 } as const;

/** Of how many pages of the schema SQLite is to keep none: each that is read again puts a changed one into the log. */
const fewPages = 10;

/** Readings of the schema at once: one or two milliseconds, then others come in between. */
const readingsAtOnce = 100;
/** Readings for each row that was changed: a row and its places in the indexes are on ten pages or so, and a reading writes at least three. */
const readingsPerRow = 4;
/** No more than all that is held while a large transaction is under way. */
const mostReadings = 4_000;

/**
 * Has SQLite write what a large transaction has changed into the log before its commit, some pages at a time, so that the
 * commit itself writes next to nothing. Left to itself it writes all of it within the commit, or, of more than it holds in memory, some
 * early: what changes again after that is written over, and the commit then makes the checks of all that follows anew. Either took
 * 20 to 30 ms for ten thousand people. So all of it is held until there is nothing left to change, and is then written once.
 *
 * There is no call for that; but SQLite, when it holds more than it may, puts a changed page into the log for each page that it reads.
 * What is there without a commit behind it is nothing, to whoever reads the store and after a crash.
 */
export class LargeTransaction {
  private rows = 0;

  constructor(private readonly sqlite: Sqlite.Database) {}

  /** Counts what a statement has changed. */
  changed(rows: number): void {
    const before = this.rows;
    this.rows += rows;
    if (before < largeFrom && this.rows >= largeFrom) this.hold(held.large);
  }

  /** Whether enough was changed for it to be written ahead. */
  get isLarge(): boolean {
    return this.rows >= largeFrom;
  }

  /** Writes what was changed into the log; the transaction has only its commit left. Rejects where the disk takes no more. */
  async writeAhead(): Promise<void> {
    this.sqlite.pragma(`cache_size = ${fewPages}`);
    const schema = this.sqlite.prepare('select count(*) from sqlite_schema');
    const readings = Math.min(mostReadings, this.rows * readingsPerRow);
    for (let reading = 0; reading < readings; reading += 1) {
      if (reading % readingsAtOnce === 0) await setImmediate();
      schema.get();
    }
    await setImmediate();
  }

  /** The transaction is committed, or is not any more. */
  ended(): void {
    if (this.isLarge && this.sqlite.open) this.hold(held.always);
    this.rows = 0;
  }

  private hold(kibibytes: number): void {
    this.sqlite.pragma(`cache_size = -${kibibytes}`);
  }
}
