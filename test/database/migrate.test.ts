import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doInPlace } from '../../main/school/backups/store-tasks';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import type { Store } from '../../main/school/store/schema';
import { openDesk } from '../../main/school/open-desk';
import { systemRandom } from '../../main/school/platform/random';
import { StartRefused } from '../../main/school/platform/start-refused';
import { FakeClock } from '../support/fake-clock';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { type PreparedSchool, prepareSchool, temporaryFolder } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { TestDesk } from '../support/test-desk';

/** Starts a desk on a copy of a folder, and returns the reason of the expected refusal. */
const refusalOn = async (directory: string): Promise<string> => {
  try {
    const desk = await TestDesk.startOn(directory);
    await desk.remove();
  } catch (error) {
    return (error as { reason?: string }).reason ?? `threw ${String(error)}`;
  }
  return 'started';
};

let school: PreparedSchool;
let directory: string;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: false });
});
afterAll(() => school.remove());
beforeEach(async () => {
  const { desk } = await school.open();
  directory = desk.directory;
  await desk.application.close();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('a new store', () => {
  test('has every table, STRICT and without a nullable column', async () => {
    const open = connect(join(directory, 'new.db'));
    await migrate(open.store, () => Promise.reject(new Error('There is nothing to back up')));
    await open.close();
    const sqlite = new Sqlite(join(directory, 'new.db'));
    const tables = sqlite
      .prepare<[], { name: string; strict: number }>(
        "select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
      )
      .all();
    expect(tables.length).toBeGreaterThanOrEqual(8);
    for (const { name, strict } of tables) {
      expect([name, strict]).toEqual([name, 1]);
      const nullable = sqlite
        .prepare<[string], { name: string; type: string }>(
          'select name, type from pragma_table_info(?) where "notnull" = 0',
        )
        .all(name)
        // SQLite itself enforces an integer primary key.
        .filter((column) => !(name === 'school' && column.name === 'singleton'));
      expect([name, nullable]).toEqual([name, []]);
    }
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    sqlite.close();
  });

  test('enforces its foreign keys, and a commit waits for the disk', () => {
    const open = connect(join(directory, 'new.db'));
    const pragma = async (name: string) => {
      const { rows } = await open.store.executeQuery<Record<string, number>>({
        sql: `pragma ${name}`,
        parameters: [],
        query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
        queryId: { queryId: name },
      } as never);
      return Object.values(rows[0] ?? {})[0];
    };
    return Promise.all([pragma('foreign_keys'), pragma('synchronous'), pragma('trusted_schema')]).then(
      async (values) => {
        expect(values).toEqual([1, 2, 0]);
        await open.close();
      },
    );
  });

  test('begins again after an interruption', async () => {
    const half = temporaryFolder();
    const file = join(half, 'latchkey.db');
    const open = connect(file);
    const first = migrations['0001-store'];
    // As after kill -9: the folder holds only what the interrupted migration left.
    await expect(
      migrate(open.store, async () => undefined, {
        '0001-store': {
          up: async (db) => {
            await first?.up(db);
            throw new Error('killed');
          },
        },
      }),
    ).rejects.toThrow('killed');
    await open.close();
    const desk = await TestDesk.startOn(half);
    expect((await desk.window('office').signIn.current()).ok).toBe(true);
    await desk.remove();
    rmSync(half, { recursive: true });
  });
});

describe('an existing store', () => {
  test('opens again with everything in it, without another backup', async () => {
    const desk = await TestDesk.startOn(directory);
    const raw = new RawStore(desk.directory);
    expect(raw.rows('select username from accounts order by username')).toHaveLength(4);
    expect(existsSync(join(desk.directory, 'backups'))).toBe(false);
    raw.close();
    await desk.remove();
  });

  test('is backed up before a migration changes it', async () => {
    const copy = temporaryFolder();
    const open = connect(join(directory, 'latchkey.db'));
    const later = { ...migrations, '9999-later': { up: async () => undefined } };
    let backUps = 0;
    await migrate(
      open.store,
      async () => {
        backUps += 1;
        await doInPlace({
          act: 'copy',
          from: join(directory, 'latchkey.db'),
          to: join(copy, 'latchkey.db'),
        });
      },
      later,
    );
    await migrate(
      open.store,
      async () => {
        backUps += 1;
      },
      later,
    );
    await open.close();
    expect(backUps).toBe(1);
    const raw = new RawStore(copy);
    expect(raw.rows('select name from kysely_migration')).toHaveLength(Object.keys(migrations).length);
    expect(raw.rows('select id from accounts')).toHaveLength(4);
    raw.close();
    rmSync(copy, { recursive: true });
  });

  test('gets an encrypted and verified backup from the start that migrates it', async () => {
    const parts = {
      dataDirectory: directory,
      clock: new FakeClock(),
      random: systemRandom,
      keyProtector: fakeKeyProtector('keychain'),
    };
    const later = { ...migrations, '9999-later': { up: async () => undefined } };
    const { database, backups } = await openDesk(parts, later);
    const [made, ...others] = await backups.list();
    expect(made?.reason).toBe('before-update');
    expect(others).toEqual([]);
    const target = join(directory, 'before');
    const opened = await backups.exclusively((own) => own.open(made?.name ?? '', target));
    expect(opened).toMatchObject({ accounts: 4 });
    const before = new Sqlite(target);
    const names = before.prepare('select name from kysely_migration').pluck().all();
    before.close();
    expect(names).toEqual(Object.keys(migrations));
    await database.close();
  });

  test('is refused unchanged when a newer version wrote it', async () => {
    const raw = new RawStore(directory);
    raw.run(
      "insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')",
    );
    raw.sqlite.exec('create table things_to_come (id text primary key) strict');
    raw.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    const before = readFileSync(join(directory, 'latchkey.db'));
    const key = readFileSync(join(directory, 'desk.json'));
    expect(await refusalOn(directory)).toBe('database-from-future');

    const open = connect(join(directory, 'latchkey.db'));
    await expect(migrate(open.store, () => Promise.reject(new Error('No backup is due')))).rejects.toThrow(
      'newer version',
    );
    await open.close();
    expect(readFileSync(join(directory, 'latchkey.db')).equals(before)).toBe(true);
    expect(readFileSync(join(directory, 'desk.json')).equals(key)).toBe(true);
  });

  test.each<[string, (raw: RawStore) => void]>([
    [
      'other migrations',
      (raw) => {
        raw.run("update kysely_migration set name = '0001-first-store'");
        raw.run(
          "insert into kysely_migration (name, timestamp) values ('0002-several-authenticators', '2026-01-01T00:00:00.000Z')",
        );
      },
    ],
    ['accounts of another shape', (raw) => void raw.run('alter table accounts drop column search_text')],
    ['no migrations at all', (raw) => void raw.run('drop table kysely_migration')],
  ])('is refused when a version from before the first release wrote it, by %s', async (_by, change) => {
    const raw = new RawStore(directory);
    change(raw);
    raw.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    const contents = () =>
      readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]);
    const before = contents();
    expect(await refusalOn(directory)).toBe('database-from-before');
    expect(contents()).toEqual(before);

    const refused = new StartRefused('store-from-before');
    expect(refused.textIn('en')).toContain('from before the first release');
    expect(refused.textIn('es')).toContain('anterior a la primera edición');
  });

  test('migrates from one version to the next with its data', async () => {
    const open = connect(join(directory, 'latchkey.db'));
    const withPhone = {
      ...migrations,
      '0002-shoe-size': {
        up: (db: Store) =>
          db.schema
            .alterTable('accounts')
            .addColumn('shoe_size', 'text', (column) => column.notNull().defaultTo('none'))
            .execute(),
      },
    };
    await migrate(open.store, async () => undefined, withPhone);
    // This version refuses a store of the next one.
    await expect(migrate(open.store, async () => undefined)).rejects.toThrow('newer version');
    await open.close();
    const raw = new RawStore(directory);
    expect(raw.rows('select distinct shoe_size, count(*) as people from accounts')).toEqual([
      { shoe_size: 'none', people: 4 },
    ]);
    raw.close();
  });
});

describe('a damaged store is refused and left as it is', () => {
  const damages: Readonly<Record<string, (file: string) => void>> = {
    'text in its place': (file) =>
      writeFileSync(file, 'this is no database at all, but it is long enough to be looked at\n'.repeat(100)),
    'its first page overwritten': (file) => overwrite(file, 0, 4_096),
    'its header damaged': (file) => overwrite(file, 0, 16),
    'its schema damaged': (file) => overwrite(file, 100, 2_000),
    'cut off in the middle': (file) => truncateSync(file, 3 * 4_096),
    // The start itself doesn't read these pages, and must find their damage all the same.
    'the page of its accounts overwritten': (file) =>
      overwrite(file, 4_096 * (rootPageOf(file, 'accounts') - 1), 4_096),
    'the page of its recovery codes overwritten': (file) =>
      overwrite(file, 4_096 * (rootPageOf(file, 'recovery_codes') - 1), 4_096),
    'all pages but the first overwritten': (file) =>
      overwrite(file, 4_096, readFileSync(file).length - 4_096),
  };
  const rootPageOf = (file: string, table: string): number => {
    const sqlite = new Sqlite(file);
    const row = sqlite
      .prepare<[string], { rootpage: number }>('select rootpage from sqlite_master where name = ?')
      .get(table);
    sqlite.close();
    return row?.rootpage ?? 0;
  };
  const overwrite = (file: string, from: number, length: number): void => {
    const bytes = readFileSync(file);
    bytes.fill(0xa5, from, from + length);
    writeFileSync(file, bytes);
  };

  test.each(Object.keys(damages))('%s', async (name) => {
    const file = join(directory, 'latchkey.db');
    damages[name]?.(file);
    const before = readFileSync(file);
    expect(await refusalOn(directory)).toBe('database-damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

test('a folder that cannot be used is refused', async () => {
  const blocked = temporaryFolder();
  mkdirSync(join(blocked, 'latchkey.db'));
  expect(await refusalOn(blocked)).toBe('data-directory-unusable');
  expect(existsSync(join(blocked, 'desk.json'))).toBe(false);
  rmSync(blocked, { recursive: true });
});
