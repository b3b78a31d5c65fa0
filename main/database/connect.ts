import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { StartRefused } from '../platform/start-refused';
import type { Schema, Store } from './schema';

/** An open store: Kysely over it, and the file's own backup and close. */
export interface OpenStore {
  readonly store: Store;
  /** Copies the file, consistent to the last commit. */
  backUp(to: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens (or makes) the store's file. Throws StartRefused where it cannot be used. */
export const connect = (file: string): OpenStore => {
  let sqlite: Sqlite.Database;
  try {
    sqlite = new Sqlite(file);
    sqlite.pragma('journal_mode = WAL');
    // Every confirmed change is on the disk before it is confirmed.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
  } catch (cause) {
    throw refusalOf(file, cause);
  }
  const store = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  return {
    store,
    backUp: async (to) => {
      await sqlite.backup(to);
    },
    close: () => store.destroy(),
  };
};

const refusalOf = (file: string, cause: unknown): StartRefused => {
  const damaged = cause instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(cause.code);
  return damaged
    ? new StartRefused(
        'database-damaged',
        `The file ${file} is damaged. Latchkey has left it as it is. Put a backup of the data folder in its place, then start again.`,
        { cause },
      )
    : new StartRefused(
        'data-directory-unusable',
        `The file ${file} cannot be opened or written. Check that the disk is not full and that you may write to its folder, then start Latchkey again.`,
        { cause },
      );
};
