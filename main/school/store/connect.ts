import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { StoreDialect } from './dialect';
import { type CommitLog, FlushedLog, unflushedLog } from './flushed-log';
import type { Schema, Store } from './schema';
import { checkAtStart } from './store-check';
import { storeRefusal } from './store-failure';

/** An open store: Kysely over it, and the file's own close. */
export interface OpenStore {
  readonly store: Store;
  /** The same store for what is answered through the dispatcher alone: its changes are done when they are committed, not yet on the disk. */
  readonly early: Store;
  /** SQLite's own. */
  readonly engineVersion: string;
  /** Whether all of it was checked before it was opened; a large one is not. */
  readonly checkedWhole: boolean;
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
    onDisk: (alone) => dialect.onDisk(alone),
    whileBusy: (work) => dialect.whileBusy(work),
    close: () => store.destroy(),
  };
};
