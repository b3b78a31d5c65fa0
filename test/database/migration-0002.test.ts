import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import { temporaryFolder } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';

let directory: string;
let raw: RawStore;
beforeEach(async () => {
  directory = temporaryFolder();
  const open = connect(join(directory, 'latchkey.db'));
  const { '0001-first-store': first } = migrations;
  if (!first) throw new Error('There is no first migration');
  await migrate(open.store, async () => undefined, { '0001-first-store': first });
  await open.close();
  raw = new RawStore(directory);
  for (const id of ['anna', 'bela'])
    raw.run("insert into accounts values (?, ?, ?, ?, 'manager', 1, '', 0, 1, 1, 0)", id, id, id, id);
  raw.run("insert into authenticators values ('a1', 'anna', 'confirmed', x'01', 11, 0, 12, 57)");
  raw.run("insert into authenticators values ('a2', 'anna', 'pending', x'02', 21, 22, 0, -1)");
  raw.run("insert into authenticators values ('b1', 'bela', 'confirmed', x'03', 31, 0, 32, 58)");
});
afterEach(() => {
  raw.close();
  rmSync(directory, { recursive: true });
});

const migrated = async (): Promise<void> => {
  const open = connect(join(directory, 'latchkey.db'));
  await migrate(open.store, async () => undefined);
  await open.close();
  // A connection from before knows the old shape.
  raw.close();
  raw = new RawStore(directory);
};

test('every authenticator moves as it was: an app of 30 s without a drift, its last step remembered', async () => {
  await migrated();
  const kept = { kind: 'app', label: '', serial: '', period_seconds: 30, drift_steps: 0, last_used_at: 0 };
  expect(raw.rows('select * from authenticators order by id')).toEqual([
    {
      id: 'a1',
      account_id: 'anna',
      state: 'confirmed',
      sealed_secret: Buffer.from([1]),
      created_at: 11,
      expires_at: 0,
      confirmed_at: 12,
      last_step: 57,
      ...kept,
    },
    {
      id: 'a2',
      account_id: 'anna',
      state: 'pending',
      sealed_secret: Buffer.from([2]),
      created_at: 21,
      expires_at: 22,
      confirmed_at: 0,
      last_step: -1,
      ...kept,
    },
    {
      id: 'b1',
      account_id: 'bela',
      state: 'confirmed',
      sealed_secret: Buffer.from([3]),
      created_at: 31,
      expires_at: 0,
      confirmed_at: 32,
      last_step: 58,
      ...kept,
    },
  ]);
  expect(raw.rows('pragma foreign_key_check')).toEqual([]);
});

test('afterwards an account may have several confirmed ones, one pending one, and still no unknown owner', async () => {
  await migrated();
  const insert = (id: string, account: string, state: string) =>
    raw.run(
      "insert into authenticators values (?, ?, ?, 'token', '', 'S1', 60, x'00', 0, 0, 0, -1, 0, 0)",
      id,
      account,
      state,
    );
  raw.sqlite.pragma('foreign_keys = ON');
  insert('a3', 'anna', 'confirmed');
  expect(() => insert('a4', 'anna', 'pending')).toThrow(/UNIQUE/);
  expect(() => insert('n1', 'nobody', 'confirmed')).toThrow(/FOREIGN KEY/);
  // The confirmed ones of an account are found by an index.
  const plan = raw.rows(
    "explain query plan select * from authenticators where account_id = 'anna' and state = 'confirmed'",
  );
  expect(JSON.stringify(plan)).toContain('authenticators_by_account');
});
