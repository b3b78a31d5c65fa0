import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Schema, Store } from './schema';
import { checkAtStart } from './store-check';
import { StoreDialect } from './store-dialect';
import { storeRefusal } from './store-failure';

/** An open store. */
export interface OpenStore {
  readonly store: Store;
  /** SQLite's version. */
  readonly engineVersion: string;
  /** Whether the start checked the whole file; it checks only a part of a large one. */
  readonly checkedWhole: boolean;
  close(): Promise<void>;
}

/** Milliseconds that a write waits for another process. The wait blocks the event loop, so it is short. */
const busyTimeout = 500;

/** Opens or creates the store's file. A `disposable` one is never flushed. Throws StartRefused if the file can't be used. */
export const connect = (file: string, disposable = false): OpenStore => {
  let sqlite: Sqlite.Database | null = null;
  let checkedWhole: boolean;
  try {
    sqlite = new Sqlite(file, { timeout: busyTimeout });
    sqlite.pragma('journal_mode = WAL');
    // A commit returns when the change is on disk. macOS guarantees that only with fullfsync; other systems ignore it.
    sqlite.pragma(disposable ? 'synchronous = OFF' : 'synchronous = FULL');
    sqlite.pragma('fullfsync = ON');
    sqlite.pragma('checkpoint_fullfsync = ON');
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
    close: async () => {
      await store.destroy();
      // Kysely closes the file only if it has run a query.
      sqlite.close();
    },
  };
};
