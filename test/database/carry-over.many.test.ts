import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOver } from '../../main/school/backups/carry-over';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { temporaryFolder } from '../support/prepared-school';
import { StaffStore } from '../support/staff-store';

const desk = '01924b5c-7a5e-7c3e-8f0a-000000000000';
const people = 130;
const events = 230;

let present: StaffStore;
let now: Sqlite.Database;
let restored: OpenStore;
let backup: Sqlite.Database;

const addEvents = (store: Sqlite.Database, from: number, until: number): void => {
  const insert = store.prepare(
    `insert into audit_events values (?, ?, ?, 0, 1, 'staff.edited', 'success', '', '', '', '', '', '{}', ?)`,
  );
  for (let sequence = from; sequence <= until; sequence += 1)
    insert.run(desk, sequence, desk, Buffer.from([sequence]));
};

beforeEach(async () => {
  present = await StaffStore.make();
  await present.addAlike(people);
  now = new Sqlite(present.file);
  now.prepare('insert into desks values (?, 0, 0)').run(desk);
  addEvents(now, 1, 10);
  const file = join(temporaryFolder(), 'restored.db');
  await now.backup(file);
  backup = new Sqlite(file);
  restored = connect(file);
  // Since the backup: every epoch and time step has moved on, and every account has a notice.
  now.exec('update accounts set epoch = epoch + 5; update authenticators set last_step = 7');
  now.exec(
    "insert into notices select 'n' || id, id, 'token-given', 'm', 'Maria', '', 'h', 9, 1, 1, 1, 0, '', '{}' from accounts",
  );
  now.exec('insert into throttles select id, 3, 1, 0, 0 from accounts');
  now.exec("insert into token_stock select 't' || id, 's' || id, 30, x'00', 0 from accounts");
  addEvents(now, 11, events);
});
afterEach(async () => {
  now.close();
  backup.close();
  await restored.close();
  await present.close();
});

const counted = (of: string): unknown => backup.prepare(`select count(*) from ${of}`).pluck().get();

test('a restore protects every account, and carries over all of today’s rows', async () => {
  const carried = await carryOver(present.file, restored.store, async () => undefined);
  expect(carried).toEqual({ auditEvents: events - 10 });
  expect(counted('accounts where epoch = 7')).toBe(people);
  expect(counted('authenticators where last_step = 7')).toBe(people);
  // The restored log may end before the sequence of a notice, which the next session must show all the same.
  expect(counted("notices where kind = 'token-given' and sequence = 0")).toBe(people);
  expect(counted('throttles where failures = 3')).toBe(people);
  expect(counted('token_stock')).toBe(people);
  expect(counted('audit_events')).toBe(events);
});

test('without a present store a restore raises every epoch', async () => {
  await carryOver(null, restored.store, async () => undefined);
  expect(counted('accounts where epoch = 2')).toBe(people);
});

test('a restore writes nothing to the present store', async () => {
  now.pragma('wal_checkpoint(truncate)');
  const before = readFileSync(present.file);
  await carryOver(present.file, restored.store, async () => undefined);
  expect(readFileSync(present.file).equals(before)).toBe(true);
});

test('a log that diverged from the present one stays as in the backup', async () => {
  now.prepare('update audit_events set mac = ? where sequence = 10').run(Buffer.from('another'));
  const carried = await carryOver(present.file, restored.store, async () => undefined);
  expect(carried).toEqual({ auditEvents: 0 });
  expect(counted('audit_events')).toBe(10);
});

test('the sign-in counts match the restored log', async () => {
  const count = (sqlite: Sqlite.Database, signIns: number): unknown =>
    sqlite.prepare("insert or replace into sign_in_counts values (0, ?, 'office', ?, 0)").run(desk, signIns);
  count(backup, 2);
  count(now, 5);
  await carryOver(present.file, restored.store, async () => undefined);
  expect(counted('sign_in_counts where sign_ins = 5')).toBe(1);
  expect(counted('sign_in_counts')).toBe(1);
});
