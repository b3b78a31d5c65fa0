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

/** Kysely's driver, but a rollback that SQLite has done already is not an error: that error would hide why. */
class StoreDriver extends SqliteDriver {
  constructor(private readonly database: FailClosedDatabase) {
    super({ database });
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class StoreAdapter extends SqliteAdapter {
  /** SQLite changes tables inside transactions. Kysely relies on it only when told so: a migration is whole or not at all. */
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
