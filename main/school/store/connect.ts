import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { copyStore } from './copying-thread';
import { StoreDialect } from './dialect';
import { type CommitLog, FlushedLog, unflushedLog } from './flushed-log';
import type { Schema, Store } from './schema';
import { checkAtStart } from './store-check';
import { storeRefusal } from './store-failure';

/** An open store: Kysely over it, and the file's own backup and close. */
export interface OpenStore {
  readonly store: Store;
  /** The same store for what is answered through the dispatcher alone: its changes are done when they are committed, not yet on the disk. */
  readonly early: Store;
  /** SQLite's own. */
  readonly engineVersion: string;
  /** Whether all of it was checked before it was opened; a large one is not. */
  readonly checkedWhole: boolean;
  /** Copies the file, consistent to the last commit. */
  backUp(to: string): Promise<void>;
  /**
   * Resolves when all that was committed is on the disk; rejects, from then on always, once that cannot be known. `alone` says that
   * nobody else waits for main: a quick disk may be waited for on the spot.
   */
  onDisk(alone?: boolean): Promise<void>;
  /** Does what keeps the disk busy: as long as it does, the event loop waits for the disk in nothing. */
  whileBusy<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens (or makes) the store's file; one that is `thrownAway` waits for no disk. Throws StartRefused where it cannot be used. */
export const connect = (file: string, thrownAway = false): OpenStore =>
  open(file, thrownAway ? unflushedLog : new FlushedLog(`${file}-wal`), (sqlite) => {
    sqlite.pragma('journal_mode = WAL');
    // Every confirmed change is on the disk before it is confirmed: the driver waits for the log, off the event loop.
    sqlite.pragma(thrownAway ? 'synchronous = OFF' : 'synchronous = NORMAL');
    // The driver folds the log into the store, beside the event loop; SQLite itself does so at 400 MB, where nobody else could.
    sqlite.pragma('wal_autocheckpoint = 100000');
  });

/**
 * Opens a copy of a store that is still nobody's, to change it: without a log, and it waits for no disk. Who changes it throws it away
 * after a failure or a crash, and brings it to the disk before it is anybody's. To write a log of all that a restore changes, and to
 * fold it, held the event loop up for 95 and 67 ms at 100,000 accounts. Throws StartRefused where it cannot be used.
 */
export const connectCopy = (file: string): OpenStore =>
  open(file, unflushedLog, (sqlite) => {
    sqlite.pragma('synchronous = OFF');
    // The journal is emptied by one write at the end of a transaction; to remove a long one would hold up others.
    sqlite.pragma('journal_mode = PERSIST');
  });

/** Has a store that nobody has open be kept with a log from now on, in its one file; waits for no disk. */
export const keepWithLog = (file: string): void => {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('journal_mode = WAL');
  } finally {
    sqlite.close();
  }
};

const open = (file: string, log: CommitLog, setUp: (sqlite: Sqlite.Database) => void): OpenStore => {
  let sqlite: Sqlite.Database | null = null;
  let checkedWhole: boolean;
  try {
    sqlite = new Sqlite(file);
    setUp(sqlite);
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    checkedWhole = checkAtStart(sqlite);
  } catch (cause) {
    sqlite?.close();
    throw storeRefusal(cause, file) ?? cause;
  }
  const engineVersion = String(sqlite.prepare('select sqlite_version()').pluck().get());
  const dialect = new StoreDialect(sqlite, log);
  const store = new Kysely<Schema>({ dialect });
  return {
    store,
    early: new Kysely<Schema>({ dialect: dialect.early() }),
    engineVersion,
    checkedWhole,
    backUp: (to) => copyStore(sqlite, to),
    onDisk: (alone) => dialect.onDisk(alone),
    whileBusy: (work) => dialect.whileBusy(work),
    close: () => store.destroy(),
  };
};
