import type Sqlite from 'better-sqlite3';
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { FailClosedDatabase } from './fail-closed-database';

/** Kysely's driver, but it skips a rollback that SQLite has already done. Its error would hide the cause. */
class StoreDriver extends SqliteDriver {
  constructor(private readonly database: FailClosedDatabase) {
    super({ database });
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class StoreAdapter extends SqliteAdapter {
  /** SQLite supports this. Kysely's adapter denies it, and then a failed migration would leave half of its changes. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's dialect for SQLite over a connection that fails closed. */
export class StoreDialect extends SqliteDialect {
  private readonly database: FailClosedDatabase;

  constructor(sqlite: Sqlite.Database) {
    const database = new FailClosedDatabase(sqlite);
    super({ database });
    this.database = database;
  }

  override createDriver(): Driver {
    return new StoreDriver(this.database);
  }

  override createAdapter(): DialectAdapter {
    return new StoreAdapter();
  }
}
