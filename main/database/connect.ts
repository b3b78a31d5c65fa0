import Sqlite from 'better-sqlite3';
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type { Schema, Store } from './schema';
import { checkAtStart } from './store-check';
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

/** Kysely's dialect, with what SQLite does of itself. */
class Dialect extends SqliteDialect {
  constructor(private readonly sqlite: Sqlite.Database) {
    super({ database: sqlite });
  }

  override createDriver(): Driver {
    const { sqlite } = this;
    return new (class extends SqliteDriver {
      override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
        // A full disk or a failed write has rolled it back already: a second try would hide why.
        if (sqlite.inTransaction) await super.rollbackTransaction(connection);
      }
    })({ database: sqlite });
  }

  override createAdapter(): DialectAdapter {
    return new (class extends SqliteAdapter {
      // SQLite changes tables inside of transactions; Kysely does so only when told: a migration is whole or not at all.
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

/** Opens (or makes) the store's file; one that is `thrownAway` waits for no disk. Throws StartRefused where it cannot be used. */
export const connect = (file: string, thrownAway = false): OpenStore => {
  let sqlite: Sqlite.Database | null = null;
  let checkedWhole: boolean;
  try {
    sqlite = new Sqlite(file);
    sqlite.pragma('journal_mode = WAL');
    // Every confirmed change is on the disk before it is confirmed.
    sqlite.pragma('synchronous = FULL');
    if (thrownAway) sqlite.pragma('synchronous = OFF');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    checkedWhole = checkAtStart(sqlite);
  } catch (cause) {
    sqlite?.close();
    throw storeRefusal(cause, file) ?? cause;
  }
  const engineVersion = String(sqlite.prepare('select sqlite_version()').pluck().get());
  const store = new Kysely<Schema>({ dialect: new Dialect(sqlite) });
  return {
    store,
    engineVersion,
    checkedWhole,
    backUp: async (to) => {
      await sqlite.backup(to);
    },
    close: () => store.destroy(),
  };
};
