import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type OpenStore } from '../../main/school/store/connect';
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

test('a store is copied as it was at the beginning, though others write meanwhile', async () => {
  const to = join(temporaryFolder(), 'copy.db');
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
  expect(raw.prepare('select count(*) from pages').pluck().get()).toBeGreaterThan(6_000);
  expect(pagesIn(to)).toEqual(['ok', 6_000]);
});

test('what was committed last is in the copy', async () => {
  const to = join(temporaryFolder(), 'copy.db');
  raw.exec('insert into pages values (zeroblob(10))');
  await open.backUp(to);
  expect(pagesIn(to)).toEqual(['ok', 6_001]);
});

test('a copy that cannot be made fails', async () => {
  await expect(open.backUp(join(temporaryFolder(), 'gone', 'copy.db'))).rejects.toThrow(
    'directory does not exist',
  );
});
