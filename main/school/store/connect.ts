import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Schema, Store } from './schema';
import { checkAtStart } from './store-check';
import { StoreDialect } from './store-dialect';
import { storeRefusal } from './store-failure';

/** An open store: Kysely over it, and the file's own backup and close. */
export interface OpenStore {
  readonly store: Store;
  /** SQLite's own. */
  readonly engineVersion: string;
  /** Whether all of it was checked before it was opened; a large one is not. */
  readonly checkedWhole: boolean;
  /** Copies the file, consistent to the last commit. */
  backUp(to: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * How long a write waits for another process, in ms. The wait blocks the event loop, so it is half a second at most. That is
 * longer than another process's commit takes on an old disk.
 */
const busyTimeout = 500;

/** Opens (or makes) the store's file; one that is `thrownAway` waits for no disk. Throws StartRefused where it cannot be used. */
export const connect = (file: string, thrownAway = false): OpenStore =>
  open(file, (sqlite) => {
    sqlite.pragma('journal_mode = WAL');
    // A commit returns when the disk has it; on macOS only a full flush says so. Other systems ignore the last two.
    sqlite.pragma(thrownAway ? 'synchronous = OFF' : 'synchronous = FULL');
    sqlite.pragma('fullfsync = ON');
    sqlite.pragma('checkpoint_fullfsync = ON');
  });

/**
 * Opens a copy of a store to change it before it is used: without a log, and without waiting for the disk. The caller discards
 * it after a failure, and flushes it before it becomes the store. Throws StartRefused where it cannot be used.
 */
export const connectCopy = (file: string): OpenStore =>
  open(file, (sqlite) => {
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('journal_mode = PERSIST');
  });

/** Turns a copy that nobody has open back into a store with a log. Does not wait for the disk. */
export const keepWithLog = (file: string): void => {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('journal_mode = WAL');
  } finally {
    sqlite.close();
  }
};

const open = (file: string, setUp: (sqlite: Sqlite.Database) => void): OpenStore => {
  let sqlite: Sqlite.Database | null = null;
  let checkedWhole: boolean;
  try {
    sqlite = new Sqlite(file, { timeout: busyTimeout });
    setUp(sqlite);
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    checkedWhole = checkAtStart(sqlite);
  } catch (cause) {
    sqlite?.close();
    throw storeRefusal(cause, file) ?? cause;
  }
  const engineVersion = String(sqlite.prepare('select sqlite_version()').pluck().get());
  const store = new Kysely<Schema>({ dialect: new StoreDialect(sqlite) });
  return {
    store,
    engineVersion,
    checkedWhole,
    backUp: (to) => copy(file, to),
    close: async () => {
      await store.destroy();
      // Kysely opens its driver with the first query: without one it has nothing to close.
      sqlite.close();
    },
  };
};

/** Copies a store in one read transaction of a second connection, so that a writer does not make the copy start again. */
const copy = async (file: string, to: string): Promise<void> => {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    sqlite.exec('begin');
    // The transaction begins with the first read.
    sqlite.prepare('select count(*) from sqlite_schema').get();
    await sqlite.backup(to);
  } finally {
    sqlite.close();
  }
};
