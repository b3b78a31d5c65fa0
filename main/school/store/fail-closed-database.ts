import Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Every call after the disk has failed once. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
}

/** Any of SQLite's I/O errors: a read, a write, a flush, a lock or the index of the log. */
const isDiskError = (cause: unknown): boolean =>
  cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_IOERR');

/**
 * The database as Kysely's driver sees it. It closes itself at the first I/O error and refuses every later call: after a failed
 * flush a system may report the next one as done although pages are lost. Only a restart reads again what the disk really has.
 */
export class FailClosedDatabase implements SqliteDatabase {
  private failure: StoreFailed | null = null;

  constructor(private readonly sqlite: Sqlite.Database) {}

  prepare(sql: string): SqliteStatement {
    const statement = this.guarded(() => this.sqlite.prepare(sql));
    return {
      reader: statement.reader,
      all: (parameters) => this.guarded(() => statement.all(parameters)),
      run: (parameters) => this.guarded(() => statement.run(parameters)),
      iterate: () => {
        throw new Error('Nothing streams from the store: read it page by page');
      },
    };
  }

  /** False once SQLite has rolled back by itself, as it does after a full disk or an I/O error. */
  get inTransaction(): boolean {
    return this.sqlite.inTransaction;
  }

  close(): void {
    this.sqlite.close();
  }

  private guarded<T>(work: () => T): T {
    if (this.failure) throw this.failure;
    try {
      return work();
    } catch (cause) {
      if (isDiskError(cause)) this.fail(cause);
      throw cause;
    }
  }

  private fail(cause: unknown): void {
    this.failure = new StoreFailed('The disk failed; the store is closed until a restart', { cause });
    try {
      this.sqlite.close();
    } catch {
      // The first error is the one to report; from here on nothing reaches the connection.
    }
  }
}
