import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { copyStore } from '../../main/school/store/copying-thread';
import { migrate } from '../../main/school/store/migrate';
import { temporaryFolder } from '../support/prepared-school';

let file: string;
let open: OpenStore;
let raw: Sqlite.Database;
beforeEach(async () => {
  file = join(temporaryFolder(), 'latchkey.db');
  open = connect(file);
  await migrate(open.store, async () => undefined);
  raw = new Sqlite(file);
  raw.exec('create table pages (page blob)');
  raw.exec(
    'insert into pages with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000) select randomblob(4000) from n',
  );
});
afterEach(async () => {
  raw.close();
  await open.close();
});

const pagesIn = (copy: string): unknown => {
  const sqlite = new Sqlite(copy, { readonly: true });
  try {
    return [
      sqlite.pragma('integrity_check', { simple: true }),
      sqlite.prepare('select count(*) from pages').pluck().get(),
    ];
  } finally {
    sqlite.close();
  }
};

test('a store is copied as it was at the beginning, though others write meanwhile, and not by main', async () => {
  const to = join(temporaryFolder(), 'copy.db');
  const inMain = vi.spyOn(Sqlite.prototype, 'backup');
  let writing = true;
  const write = (): void => {
    if (!writing) return;
    raw.exec('insert into pages values (randomblob(4000))');
    setImmediate(write);
  };
  // Once the copy has begun there is a file.
  const copying = open.backUp(to);
  const begun = setInterval(() => {
    if (!existsSync(to)) return;
    clearInterval(begun);
    write();
  }, 0);
  await copying;
  writing = false;
  clearInterval(begun);
  expect(inMain).not.toHaveBeenCalled();
  inMain.mockRestore();
  expect(raw.prepare('select count(*) from pages').pluck().get()).toBeGreaterThan(6_000);
  expect(pagesIn(to)).toEqual(['ok', 6_000]);
});

test('what was committed last is in the copy', async () => {
  const to = join(temporaryFolder(), 'copy.db');
  raw.exec('insert into pages values (zeroblob(10))');
  await open.backUp(to);
  expect(pagesIn(to)).toEqual(['ok', 6_001]);
});

test('what goes wrong is told as SQLite tells it, and as the system does', async () => {
  await expect(open.backUp(join(temporaryFolder(), 'gone', 'copy.db'))).rejects.toThrow(
    'directory does not exist',
  );
  const noFile = join(temporaryFolder(), 'gone.db');
  const gone = new Sqlite(noFile);
  rmSync(noFile, { force: true });
  const copying = copyStore(gone, join(temporaryFolder(), 'copy.db'));
  await expect(copying).rejects.toBeInstanceOf(Sqlite.SqliteError);
  gone.close();
});

test('where there is no thread that could, main copies', async () => {
  const to = join(temporaryFolder(), 'copy.db');
  await copyStore(raw, to, () => '/no/such/module');
  expect(pagesIn(to)).toEqual(['ok', 6_000]);
  const other = join(temporaryFolder(), 'copy.db');
  await copyStore(raw, other, () => {
    throw new Error('not found');
  });
  expect(pagesIn(other)).toEqual(['ok', 6_000]);
});
