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
    `insert into audit_events values (?, ?, ?, 1, 'staff.edited', 'success', '', '', '', '', '', '{}', ?)`,
  );
  for (let sequence = from; sequence <= until; sequence += 1)
    insert.run(desk, sequence, desk, Buffer.from([sequence]));
};

beforeEach(async () => {
  present = await StaffStore.make();
  await present.addAlike(people);
  now = new Sqlite(present.file);
  now.prepare('insert into desks values (?, 0)').run(desk);
  addEvents(now, 1, 10);
  const file = join(temporaryFolder(), 'restored.db');
  await now.backup(file);
  backup = new Sqlite(file);
  restored = connect(file);
  // Since then: everybody's epoch and step went on, and everybody was told something.
  now.exec('update accounts set epoch = epoch + 5; update authenticators set last_step = 7');
  now.exec("insert into notices select 'n' || id, id, 'token-given', 'Maria', 1, 0, '{}' from accounts");
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

test('a restore makes everybody safe, of more than are read at once, and others have their turn meanwhile', async () => {
  let turns = 0;
  let counting = true;
  const turn = (): void => {
    turns += 1;
    if (counting) setImmediate(turn);
  };
  turn();
  const carried = await carryOver(present.store, restored.store, async () => {
    // The commit comes after it, with turns of its own.
    counting = false;
  });
  expect(carried).toEqual({ auditEvents: events - 10 });
  expect(counted('accounts where epoch = 7')).toBe(people);
  expect(counted('authenticators where last_step = 7')).toBe(people);
  expect(counted("notices where kind = 'token-given'")).toBe(people);
  expect(counted('throttles where failures = 3')).toBe(people);
  expect(counted('token_stock')).toBe(people);
  expect(counted('audit_events')).toBe(events);
  // Everybody is gone through three times, 5 at once; what failed and the tokens 20 at once, and the events 50.
  expect(turns).toBeGreaterThanOrEqual(3 * 26 + 2 * 6 + 4);
});

test('without a present store every epoch goes up', async () => {
  await carryOver(null, restored.store, async () => undefined);
  expect(counted('accounts where epoch = 2')).toBe(people);
});
