import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import { counted, recounted } from '../support/account-counts';
import { temporaryFolder } from '../support/prepared-school';

const people = [
  ['manager', 1, 'set-up'],
  ['front-desk', 1, 'not-set-up'],
  ['front-desk', 1, 'not-set-up'],
  ['front-desk', 0, 'not-set-up'],
  ['instructor', 1, 'pending'],
  ['instructor', 1, 'set-up'],
] as const;

test('the accounts of before are counted, and go on being counted', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'latchkey.db');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0009'));
  const old = connect(file);
  await migrate(old.store, async () => undefined, before);
  await old.close();
  const sqlite = new Sqlite(file);
  people.forEach(([role, active, twoFactor], index) => {
    const id = `01890000-0000-7000-8000-00000000000${index}`;
    sqlite
      .prepare(
        `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at, epoch,
        version, created_at, two_factor) values (?, ?, ?, ?, ?, ?, 'none', 1, 1, 1, 1, ?)`,
      )
      .run(id, `Person ${index}`, `person.${index}`, `person.${index}`, role, active, twoFactor);
  });
  const now = connect(file);
  await migrate(now.store, async () => undefined);
  await now.close();

  expect(sqlite.prepare(counted).all()).toEqual([
    { role: 'front-desk', active: 0, two_factor: 'not-set-up', people: 1 },
    { role: 'front-desk', active: 1, two_factor: 'not-set-up', people: 2 },
    { role: 'instructor', active: 1, two_factor: 'pending', people: 1 },
    { role: 'instructor', active: 1, two_factor: 'set-up', people: 1 },
    { role: 'manager', active: 1, two_factor: 'set-up', people: 1 },
  ]);
  sqlite.exec("update accounts set active = 0 where role = 'front-desk'");
  expect(sqlite.prepare(counted).all()).toEqual(sqlite.prepare(recounted).all());
  sqlite.close();
  rmSync(folder, { recursive: true });
});
