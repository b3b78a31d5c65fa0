import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreDialect } from '../../main/school/store/dialect';
import { unflushedLog } from '../../main/school/store/flushed-log';
import { temporaryFolder } from '../support/prepared-school';

interface People {
  people: { id: number; name: string };
}

/** A page and its header in the log. */
const frame = 4_096 + 24;
const readsTheSchema = 'select count(*) from sqlite_schema';

let file: string;
let sqlite: Sqlite.Database;
let store: Kysely<People>;
/** What a commit finds in the log, and what it leaves there; pages. */
let commits: { before: number; after: number }[];
/** Called right before a commit. */
let beforeCommit: () => void;

const pagesInLog = (): number => statSync(`${file}-wal`).size / frame;
const heldKibibytes = (): unknown => sqlite.pragma('cache_size', { simple: true });

beforeEach(() => {
  file = join(temporaryFolder(), 'people.db');
  sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('wal_autocheckpoint = 100000');
  sqlite.exec('create table people (id integer primary key, name text not null) strict');
  // A schema of several pages, as the desk's.
  for (let index = 0; index < 80; index += 1)
    sqlite.exec(
      `create index people_${index} on people (name) where id = -${index} and name = '${'x'.repeat(100)}'`,
    );
  sqlite.exec('create index people_by_name on people (name)');
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  commits = [];
  beforeCommit = () => undefined;
  const prepare = sqlite.prepare.bind(sqlite);
  vi.spyOn(sqlite, 'prepare').mockImplementation((text: string) => {
    const statement = prepare(text);
    if (text !== 'commit') return statement;
    return Object.create(statement, {
      run: {
        value: () => {
          beforeCommit();
          const before = pagesInLog();
          const ran = prepare(text).run();
          commits.push({ before, after: pagesInLog() });
          return ran;
        },
      },
    }) as typeof statement;
  });
  store = new Kysely<People>({ dialect: new StoreDialect(sqlite, unflushedLog) });
});
afterEach(() => store.destroy());

/** Writes so many rows all over an index, in a transaction that then does something else. */
const write = (rows: number, then: () => void = () => undefined): Promise<void> =>
  store.transaction().execute(async (trx) => {
    for (let row = 0; row < rows; row += 1)
      await trx
        .insertInto('people')
        .values({ id: row, name: `${(row * 7_919) % 10_007} ${'y'.repeat(200)}` })
        .execute();
    then();
  });
const count = async (): Promise<number> => (await store.selectFrom('people').select('id').execute()).length;

test('a large transaction is in the log before its commit, which writes next to nothing', async () => {
  await write(8_000);
  expect(commits).toHaveLength(1);
  const [{ before, after } = { before: 0, after: 0 }] = commits;
  expect(before).toBeGreaterThan(800);
  expect(after - before).toBeLessThan(10);
  expect(await count()).toBe(8_000);
});

test('nothing of it is in the store without its commit', async () => {
  let found: unknown;
  beforeCommit = () => {
    const copy = join(temporaryFolder(), 'people.db');
    cpSync(file, copy);
    cpSync(`${file}-wal`, `${copy}-wal`);
    const crashed = new Sqlite(copy);
    found = [
      crashed.pragma('integrity_check', { simple: true }),
      crashed.prepare('select count(*) from people').pluck().get(),
    ];
    crashed.close();
  };
  await write(8_000);
  expect(commits[0]?.before).toBeGreaterThan(800);
  expect(found).toEqual(['ok', 0]);
});

test('others have their turn while it is written', async () => {
  let turns = 0;
  let atCommit = 0;
  let counting = false;
  const turn = (): void => {
    turns += 1;
    if (counting) setImmediate(turn);
  };
  beforeCommit = () => {
    atCommit = turns;
    counting = false;
  };
  await write(8_000, () => {
    counting = true;
    turn();
  });
  expect(atCommit).toBeGreaterThan(10);
});

test('so much is held in memory until it ends, either way; a small one holds no more than ever', async () => {
  const always = heldKibibytes();
  let within: unknown;
  const look = (): void => {
    within = heldKibibytes();
  };
  await write(150, look);
  expect(within).toBe(always);
  sqlite.exec('delete from people');
  await write(500, look);
  expect([within, heldKibibytes()]).toEqual([-64_000, always]);
  sqlite.exec('delete from people');
  const given = write(500, () => {
    look();
    throw new Error('given up');
  });
  await expect(given).rejects.toThrow();
  expect(heldKibibytes()).toBe(always);
  // Each transaction is counted for itself.
  within = null;
  await write(500, look);
  expect([within, heldKibibytes()]).toEqual([-64_000, always]);
});

test('where the disk takes no more of it, all of it is undone and said, and the next one is done', async () => {
  const always = heldKibibytes();
  const readings = vi.spyOn(Object.getPrototypeOf(sqlite.prepare(readsTheSchema)) as Sqlite.Statement, 'get');
  let readOften = 0;
  readings.mockImplementation(() => {
    readOften += 1;
    if (readOften === 150) throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
  });
  await expect(write(8_000)).rejects.toThrow('disk is full');
  readings.mockRestore();
  expect([await count(), commits, sqlite.inTransaction, heldKibibytes()]).toEqual([0, [], false, always]);
  await write(300);
  expect(await count()).toBe(300);
});
