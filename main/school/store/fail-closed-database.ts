import Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Thrown by every call after the first I/O error. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
}

/** Any of SQLite's I/O errors: while reading, writing, flushing, locking, or mapping the write-ahead log's index. */
const isDiskError = (cause: unknown): boolean =>
  cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_IOERR');

/**
 * The database that Kysely's driver uses. It fails closed: it closes itself at the first I/O error and refuses every later
 * call. After a failed flush, the system may report the next one as successful although pages are lost. Only a restart
 * reads what the disk really holds.
 */
export class FailClosedDatabase implements SqliteDatabase {
  private failure: StoreFailed | null = null;

  constructor(private readonly sqlite: Sqlite.Database) {}

  prepare(sql: string): SqliteStatement {
    const statement = this.guard(() => this.sqlite.prepare(sql));
    return {
      reader: statement.reader,
      all: (parameters) => this.guard(() => statement.all(parameters)),
      run: (parameters) => this.guard(() => statement.run(parameters)),
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

  private guard<T>(work: () => T): T {
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
      // The first error is the one to report; no later call reaches the connection.
    }
  }
}
