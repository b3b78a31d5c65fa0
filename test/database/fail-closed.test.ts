import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { StoreFailed } from '../../main/school/store/fail-closed-database';
import { StoreDialect } from '../../main/school/store/store-dialect';
import { storeFailure } from '../../main/school/store/store-failure';
import { temporaryFolder } from '../support/prepared-school';

interface Notes {
  notes: { text: string };
}

const open = () => {
  const file = join(temporaryFolder(), 'notes.db');
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('create table notes (text text not null) strict');
  const store = new Kysely<Notes>({ dialect: new StoreDialect(sqlite) });
  const write = (text: string) =>
    store.transaction().execute((trx) => trx.insertInto('notes').values({ text }).execute());
  const texts = async () =>
    (await store.selectFrom('notes').select('text').execute()).map(({ text }) => text);
  return { file, sqlite, store, write, texts };
};

const textsIn = (file: string): unknown[] => {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return sqlite.prepare('select text from notes').pluck().all();
  } finally {
    sqlite.close();
  }
};

/** Makes only the next run of a statement fail, with SQLite's error. */
const failOnce = (sqlite: Sqlite.Database, statement: string, code: string): void => {
  const prepare = sqlite.prepare.bind(sqlite);
  const spy = vi.spyOn(sqlite, 'prepare').mockImplementation(((text: string) => {
    const prepared = prepare(text);
    if (text !== statement) return prepared;
    spy.mockRestore();
    return {
      reader: false,
      run: () => {
        // SQLite rolls back on its own.
        sqlite.exec('rollback');
        throw new Sqlite.SqliteError('disk I/O error', code);
      },
    };
  }) as never);
};

const rejection = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (cause: unknown) => cause,
  );

afterEach(() => vi.restoreAllMocks());

test('a commit waits for the disk, and so does a checkpoint', async () => {
  const pragmas = async (disposable: boolean) => {
    const { store, close } = connect(join(temporaryFolder(), 'latchkey.db'), disposable);
    const values: Record<string, unknown> = {};
    for (const name of [
      'journal_mode',
      'synchronous',
      'fullfsync',
      'checkpoint_fullfsync',
      'foreign_keys',
      'trusted_schema',
      'busy_timeout',
    ]) {
      const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(store);
      values[name] = Object.values(rows[0] ?? {})[0];
    }
    await close();
    return values;
  };
  const kept = {
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    foreign_keys: 1,
    trusted_schema: 0,
    busy_timeout: 500,
  };
  expect(await pragmas(false)).toEqual(kept);
  expect(await pragmas(true)).toEqual({ ...kept, synchronous: 0 });
});

for (const code of ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR'])
  test(`a store that could not be flushed once is trusted no more: ${code}`, async () => {
    const { file, sqlite, store, write, texts } = open();
    await write('before');
    failOnce(sqlite, 'commit', code);
    expect(await rejection(write('lost'))).toMatchObject({ code });
    expect(sqlite.open).toBe(false);
    for (const later of [
      write('later'),
      texts(),
      store.insertInto('notes').values({ text: 'x' }).execute(),
    ]) {
      const cause = await rejection(later);
      expect(cause).toBeInstanceOf(StoreFailed);
      expect(storeFailure(cause)).toBe('store-failed');
      expect((cause as Error).cause).toMatchObject({ code });
    }
    await store.destroy();
    // After a restart the store holds everything that was confirmed.
    expect(textsIn(file)).toEqual(['before']);
  });

test.runIf(process.platform === 'linux')('a write that the system refuses closes the store', async () => {
  const { file, sqlite, write, texts } = open();
  await write('before');
  const limit = (soft: string) =>
    execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${soft}:unlimited`]);
  limit('65536');
  let cause: unknown;
  try {
    cause = await rejection(write('x'.repeat(100_000)));
  } finally {
    limit('unlimited');
  }
  expect(cause).toMatchObject({ code: 'SQLITE_IOERR_WRITE' });
  expect(storeFailure(cause)).toBe('store-failed');
  expect(sqlite.open).toBe(false);
  expect(await rejection(texts())).toBeInstanceOf(StoreFailed);
  expect(textsIn(file)).toEqual(['before']);
});

test('a full store reports it, rolls back, and works again when there is room', async () => {
  const { sqlite, store, write, texts } = open();
  await write('before');
  sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);
  const cause = await rejection(
    store.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ text: 'small' }).execute();
      await trx
        .insertInto('notes')
        .values({ text: 'x'.repeat(100_000) })
        .execute();
    }),
  );
  // The error must not be "cannot rollback", because SQLite has rolled back on its own.
  expect(storeFailure(cause)).toBe('store-full');
  expect(await texts()).toEqual(['before']);
  sqlite.pragma('max_page_count = 1000000');
  await write('after');
  expect(await texts()).toEqual(['before', 'after']);
  await store.destroy();
});

test('a transaction that is rolled back leaves nothing, and transactions run one after the other', async () => {
  const { store, write, texts } = open();
  const given = store.transaction().execute(async (trx) => {
    await trx.insertInto('notes').values({ text: 'one' }).execute();
    throw new Error('given up');
  });
  await expect(given).rejects.toThrow('given up');
  const many = Array.from({ length: 20 }, (_, index) => `note ${index}`);
  await Promise.all(many.map(write));
  expect(await texts()).toEqual(many);
  await store.destroy();
});

test('a store that another process has locked is reported as busy soon', async () => {
  const { file, sqlite, write } = open();
  await write('before');
  sqlite.pragma('busy_timeout = 50');
  const other = new Sqlite(file);
  other.exec('begin immediate');
  expect(storeFailure(await rejection(write('busy')))).toBe('store-busy');
  other.exec('rollback');
  other.close();
  await write('after');
});
