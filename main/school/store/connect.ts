import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Schema, Store } from './schema';
import { checkAtStart } from './store-check';
import { StoreDialect } from './store-dialect';
import { storeRefusal } from './store-failure';

/** An open store: Kysely over it, and the file's own close. */
export interface OpenStore {
  readonly store: Store;
  /** SQLite's own. */
  readonly engineVersion: string;
  /** Whether all of it was checked before it was opened; a large one is not. */
  readonly checkedWhole: boolean;
  close(): Promise<void>;
}

/** How long a write waits for another process, in ms. The wait blocks the event loop, so it is half a second at most. */
const busyTimeout = 500;

/** Opens (or makes) the store's file; one that is `thrownAway` waits for no disk. Throws StartRefused where it cannot be used. */
export const connect = (file: string, thrownAway = false): OpenStore => {
  let sqlite: Sqlite.Database | null = null;
  let checkedWhole: boolean;
  try {
    sqlite = new Sqlite(file, { timeout: busyTimeout });
    sqlite.pragma('journal_mode = WAL');
    // A commit returns when the disk has it; on macOS only a full flush says so. Other systems ignore the last two.
    sqlite.pragma(thrownAway ? 'synchronous = OFF' : 'synchronous = FULL');
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
      // Kysely opens its driver with the first query: without one it has nothing to close.
      sqlite.close();
    },
  };
};
