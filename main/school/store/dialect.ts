import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type { CommitLog } from './flushed-log';
import { FoldingThread, type LogFolder } from './folding-thread';
import { LargeTransaction } from './large-transaction';

/** Statements that stay prepared, by their text: more than the app has, so that lists of many lengths cannot fill memory. */
const keptStatements = 300;

/** Runs Kysely's queries on statements that are prepared once: preparing takes longer than most of them run. */
class Connection implements DatabaseConnection {
  private readonly kept = new Map<string, Sqlite.Statement>();
  private written = 0;

  /** The transaction that is under way, if one is. */
  readonly transaction: LargeTransaction;

  constructor(private readonly sqlite: Sqlite.Database) {
    this.transaction = new LargeTransaction(sqlite);
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.prepared(sql);
    if (!statement.readonly) this.written += 1;
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    this.written += changes;
    if (this.sqlite.inTransaction) this.transaction.changed(changes);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    // A statement that is read from cannot be run meanwhile: one of its own.
    for (const row of this.sqlite.prepare(sql).iterate(parameters)) yield { rows: [row as Row] };
  }

  /** Pages in the write-ahead log that are not folded into the store yet; none where SQLite does not say. */
  unfoldedPages(): number {
    try {
      // It counts them in a few microseconds and does nothing else. Raw: a pragma is planned anew each time, and so would its row be made.
      const counted = this.prepared('pragma wal_checkpoint(noop)').raw().all() as [number, number, number][];
      return counted.reduce((pages, [, log, folded]) => pages + Math.max(0, log - folded), 0);
    } catch {
      return 0;
    }
  }

  /** About how much was written since this was asked last: statements, and rows that they changed. */
  takeWritten(): number {
    const { written } = this;
    this.written = 0;
    return written;
  }

  private prepared(sql: string): Sqlite.Statement {
    const kept = this.kept.get(sql);
    if (kept) return kept;
    const statement = this.sqlite.prepare(sql);
    const [oldest] = this.kept.size >= keptStatements ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(sql, statement);
    return statement;
  }
}

/** How long nothing may have been written before the log is folded into the store: somebody at the desk is between two steps. */
const idleFor = 2_000;

/** Pages of a log (4 kB each) that main folds itself: a few milliseconds, most of which is the disk. */
const foldedInPlace = 500;
/** Pages of a log that is folded although others wait for the store: 32 MB. */
const longest = 8_000;
/** From here on the thread that will fold it gets ready. */
const nearlyLongest = 6_000;

/** How long a change that nobody waits for may stay unflushed, in ms: what follows it right away shares its flush. */
const unaskedFor = 5;

/** Statements and changed rows after which the log is looked at: it cannot have become long with fewer. */
const lookedAtAfter = 200;

/** One connection, used by one after the other; who wrote gets their answer when it is on the disk. */
class StoreDriver extends SqliteDriver {
  private readonly connection: Connection;
  /** Resolves when the present user of the connection is done. */
  private free: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;
  /** The flush of what was written last; one that failed is followed by none that succeeds. */
  private lastFlush: Promise<void> = Promise.resolve();
  /** Whether something was committed that no flush was begun for yet. */
  private isUnflushed = false;
  private unasked: NodeJS.Timeout | undefined;
  private idle: NodeJS.Timeout | undefined;
  /** Statements and changed rows since the log was looked at last. */
  private unlooked = 0;
  /** How many keep the disk busy at present. */
  private busy = 0;

  constructor(
    private readonly sqlite: Sqlite.Database,
    private readonly log: CommitLog,
    private readonly folder: LogFolder,
    private readonly idleFor: number,
  ) {
    super({ database: sqlite });
    this.connection = new Connection(sqlite);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.free;
    let release = (): void => undefined;
    this.free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.release = release;
    return this.connection;
  }

  override async releaseConnection(): Promise<void> {
    if (this.letGo()) await this.onDisk();
  }

  /** For who asks for the disk later, or not at all: the flush waits for that, but not for long. */
  async releaseEarly(): Promise<void> {
    if (this.letGo()) this.unasked ??= setTimeout(() => this.flushUnasked(), unaskedFor);
  }

  /**
   * Resolves when all that was committed is on the disk; rejects, from then on always, once that cannot be known. Where the caller
   * is `alone` the event loop may be held up for it.
   */
  onDisk(alone = false): Promise<void> {
    if (this.isUnflushed) {
      this.isUnflushed = false;
      // One flush serves all who wrote before it.
      this.lastFlush = this.log.flushed(alone && this.busy === 0);
    }
    return this.lastFlush;
  }

  /** As `OpenStore.whileBusy`. */
  async whileBusy<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.connection.transaction.isLarge) await this.connection.transaction.writeAhead();
    await super.commitTransaction(connection);
    this.connection.transaction.ended();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk or a failed write has rolled it back already: a second try would hide why.
    if (this.sqlite.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
    this.connection.transaction.ended();
    this.connection.takeWritten();
  }

  override async destroy(): Promise<void> {
    clearTimeout(this.idle);
    clearTimeout(this.unasked);
    // Who folds the log has the connection; the thread would keep the files.
    await this.acquireConnection();
    if (this.sqlite.open && this.isLongToFold()) await this.fold(true);
    await this.folder.end();
    await this.log.close();
    this.sqlite.close();
  }

  /** Lets the next one go on; true where the last one wrote. */
  private letGo(): boolean {
    const written = this.connection.takeWritten();
    this.unlooked += written;
    if (written > 0 && this.hasLongLog()) void this.fold(true);
    else this.release();
    if (written === 0) return false;
    this.isUnflushed = true;
    if (this.idle) this.idle.refresh();
    else this.idle = setTimeout(() => void this.foldWhenIdle(), this.idleFor).unref();
    return true;
  }

  private flushUnasked(): void {
    this.unasked = undefined;
    // Whoever asks for the disk hears of what it does not take.
    this.onDisk().catch(() => undefined);
  }

  /** Whether the log is to be folded now, where it may be; makes the thread ready for it a little before. */
  private hasLongLog(): boolean {
    if (!this.sqlite.open || this.unlooked < lookedAtAfter) return false;
    this.unlooked = 0;
    const pages = this.connection.unfoldedPages();
    if (pages >= nearlyLongest) this.folder.prepare();
    return pages >= longest;
  }

  /** Folds the log while nobody waits for an answer, so that no sign-in has to. */
  private async foldWhenIdle(): Promise<void> {
    await this.acquireConnection();
    await this.fold(this.sqlite.open && this.isLongToFold());
    await this.folder.end();
  }

  /** Whether the log is longer than main folds itself: on a busy disk any log is. */
  private isLongToFold(): boolean {
    return this.connection.unfoldedPages() > (this.busy > 0 ? 0 : foldedInPlace);
  }

  /**
   * Folds the log into the store, then lets go of the connection. Whoever wants the store waits for a thread that folds a long
   * one; the event loop does not.
   */
  private async fold(isLong: boolean): Promise<void> {
    try {
      if (!isLong || !(await this.isFoldedBeside())) this.sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // It stays in the log, where it is safe; whoever writes when the disk takes no more is told.
    } finally {
      this.release();
    }
  }

  /** False where there was no thread that could: then main does it. */
  private isFoldedBeside(): Promise<boolean> {
    return this.folder.fold().then(
      () => true,
      () => false,
    );
  }
}

/** The same connection for those who do not wait for the disk themselves; it is closed by the store's own driver. */
class EarlyDriver implements Driver {
  constructor(private readonly driver: StoreDriver) {}

  readonly init = async (): Promise<void> => undefined;
  readonly destroy = async (): Promise<void> => undefined;
  readonly acquireConnection = () => this.driver.acquireConnection();
  readonly beginTransaction: Driver['beginTransaction'] = (connection) =>
    this.driver.beginTransaction(connection);
  readonly commitTransaction: Driver['commitTransaction'] = (connection) =>
    this.driver.commitTransaction(connection);
  readonly rollbackTransaction: Driver['rollbackTransaction'] = (connection) =>
    this.driver.rollbackTransaction(connection);
  readonly releaseConnection = () => this.driver.releaseEarly();
}

/** Kysely's dialect, with what SQLite does of itself; an answer to what was written waits for the log. */
export class StoreDialect extends SqliteDialect {
  private readonly driver: StoreDriver;

  constructor(
    sqlite: Sqlite.Database,
    log: CommitLog,
    folder: LogFolder = new FoldingThread(sqlite.name),
    idle = idleFor,
  ) {
    super({ database: sqlite });
    this.driver = new StoreDriver(sqlite, log, folder, idle);
  }

  override createDriver(): Driver {
    return this.driver;
  }

  /** A dialect over the same connection whose answers come with the commit: for who waits for `onDisk` before anybody is told. */
  early(): Dialect {
    return {
      createDriver: () => new EarlyDriver(this.driver),
      createAdapter: () => this.createAdapter(),
      createQueryCompiler: () => this.createQueryCompiler(),
      createIntrospector: (db) => this.createIntrospector(db),
    };
  }

  /** As `OpenStore.onDisk`. */
  onDisk(alone?: boolean): Promise<void> {
    return this.driver.onDisk(alone);
  }

  /** As `OpenStore.whileBusy`. */
  whileBusy<T>(work: () => Promise<T>): Promise<T> {
    return this.driver.whileBusy(work);
  }

  override createAdapter(): DialectAdapter {
    return new (class extends SqliteAdapter {
      // The driver hands its connection out to one at a time, and lets go of it earlier than Kysely would.
      override get supportsMultipleConnections(): boolean {
        return true;
      }

      // SQLite changes tables inside of transactions; Kysely does so only when told: a migration is whole or not at all.
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}
