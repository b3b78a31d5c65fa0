import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOver, type PresentStore, type RestoreParts } from '../../main/school/backups/carry-over';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { temporaryFolder } from '../support/prepared-school';
import { addEvents, deskOfRestores as desk, restoreNote, restoreParts } from '../support/restoring';
import { StaffStore } from '../support/staff-store';

const people = 130;
const events = 630;

let present: StaffStore;
let parts: RestoreParts;
let now: Sqlite.Database;
let restored: OpenStore;
let backup: Sqlite.Database;

beforeEach(async () => {
  present = await StaffStore.make();
  const folder = temporaryFolder();
  parts = restoreParts(folder, present.clock);
  await present.addAlike(people);
  now = new Sqlite(present.file);
  now.prepare('insert into desks values (?, 0, 0)').run(desk);
  await addEvents(present.store, parts, 10);
  const file = join(folder, 'restored.db');
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
  await addEvents(present.store, parts, events - 10);
});
afterEach(async () => {
  now.close();
  backup.close();
  await restored.close();
  await present.close();
});

const counted = (of: string): unknown => backup.prepare(`select count(*) from ${of}`).pluck().get();
const restore = (from: PresentStore = { kind: 'open', file: present.file }) =>
  carryOver(restored.store, from, parts, restoreNote);

test('a restore protects every account, and carries over all of today’s rows', async () => {
  expect(await restore()).toMatchObject({ log: 'whole', carried: events - 10, lost: 0, brokenAt: 0 });
  expect(counted('accounts where epoch = 7')).toBe(people);
  expect(counted('authenticators where last_step = 7')).toBe(people);
  // The restored log may end before the sequence of a notice, which the next session must show all the same.
  expect(counted("notices where kind = 'token-given' and sequence = 0")).toBe(people);
  expect(counted('throttles where failures = 3')).toBe(people);
  expect(counted('token_stock')).toBe(people);
  // With the restore's own event.
  expect(counted('audit_events')).toBe(events + 1);
});

test('without a present store a restore raises every epoch, and voids codes that may be used', async () => {
  backup.exec("insert into recovery_codes select id, x'00', 0, 0 from accounts");
  const report = await restore({ kind: 'unreadable' });
  expect(report).toMatchObject({ log: 'unreadable', carried: 0, lost: events - 10, voidCodes: people });
  expect(counted('accounts where epoch = 2')).toBe(people);
  expect(counted('recovery_codes')).toBe(0);
  const step = Math.floor(present.clock.now() / 30_000);
  expect(counted(`authenticators where last_step = ${step}`)).toBe(people);
});

test('a restore writes nothing to the present store', async () => {
  now.pragma('wal_checkpoint(truncate)');
  const before = readFileSync(present.file);
  await restore();
  expect(readFileSync(present.file).equals(before)).toBe(true);
});

test('of a log with an altered event only the events before it are carried', async () => {
  now.exec("update audit_events set action = 'staff.added' where sequence = 400");
  expect(await restore()).toMatchObject({ log: 'altered', carried: 389, lost: events - 399 });
  expect(counted('audit_events')).toBe(400);
  expect(counted("audit_events where action = 'staff.added'")).toBe(0);
});

test('a log that went on in another way than the backup’s stays as in the backup', async () => {
  present.clock.pass(1_000);
  await addEvents(restored.store, { ...parts, head: restoreParts(temporaryFolder()).head }, 3);
  const report = await restore();
  expect(report).toMatchObject({ log: 'whole', carried: 0, lost: events - 10 });
  expect(counted('audit_events')).toBe(14);
});

test('a backup whose own log is broken says so', async () => {
  backup.exec("update audit_events set action = 'staff.added' where sequence = 4");
  expect(await restore()).toMatchObject({ log: 'whole', brokenAt: 4, lost: 0 });
});

test('a report of a sign-in stays only with its event', async () => {
  const [account] = now.prepare('select id from accounts').pluck().all();
  const report = now.prepare('insert into sign_in_reports values (?, ?, ?, 0)');
  for (const sequence of [20, 500]) report.run(desk, sequence, account);
  now.exec("update audit_events set action = 'staff.added' where sequence = 400");
  await restore();
  expect(backup.prepare('select sequence from sign_in_reports').pluck().all()).toEqual([20]);
});
