import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { carryOver, type RestoreParts } from '../../main/school/backups/carry-over';
import { restoreRules } from '../../main/school/backups/restore-rules';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { tables } from '../../main/school/store/migrations/0001-store';
import { accessByRole, roles } from '../../shared/access';
import { defaultStaffOptions } from '../../shared/staff-options';
import { columnsOf } from '../../main/school/store/option-columns';
import { temporaryFolder } from '../support/prepared-school';
import { addEvents, restoreNote, restoreParts } from '../support/restoring';
import { type MadeUp, StaffStore } from '../support/staff-store';

test('every column of the store has a rule for restores, and a reason', () => {
  const made = Object.entries(tables).map(([table, { columns }]) => [table, Object.keys(columns).toSorted()]);
  const ruled = Object.entries(restoreRules).map(([table, { columns }]) => [
    table,
    Object.keys(columns).toSorted(),
  ]);
  expect(Object.fromEntries(ruled)).toEqual(Object.fromEntries(made));
  for (const { why, columns } of Object.values(restoreRules))
    for (const reason of [why, ...Object.values<readonly [string, string]>(columns).map(([, text]) => text)])
      expect(reason).not.toBe('');
});

test('a table is merged column by column, or its rows come as a whole', () => {
  for (const [table, { rows, columns }] of Object.entries(restoreRules)) {
    const isWhole = Object.values<readonly [string, string]>(columns).map(([winner]) => winner === 'row');
    const isMerged = rows === 'backup' || rows === 'both';
    expect([table, new Set(isWhole)]).toEqual([table, new Set([!isMerged])]);
  }
});

test('a role with fewer permissions is the lower one', () => {
  const counts = roles.map((role) => accessByRole[role].permissions.length);
  expect(new Set(counts).size).toBe(roles.length);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
});

describe('a restore', () => {
  let present: StaffStore;
  let parts: RestoreParts;
  let now: Sqlite.Database;
  let then: Sqlite.Database;
  let restored: OpenStore;

  const someone = (name: string, role: MadeUp['role']): MadeUp => ({
    name,
    username: name.toLowerCase(),
    role,
    active: true,
    twoFactor: 'set-up',
    lastSignInAt: 0,
  });

  beforeEach(async () => {
    present = await StaffStore.make();
    const folder = temporaryFolder();
    parts = restoreParts(folder, present.clock);
    await present.add([someone('Ann', 'manager'), someone('Ben', 'manager'), someone('Cleo', 'front-desk')]);
    const school = { singleton: 1, name: 'S', version: 1, created_at: 0 } as const;
    await present.store
      .insertInto('school')
      .values({ ...school, ...columnsOf(defaultStaffOptions) })
      .execute();
    await addEvents(present.store, parts, 5);
    now = new Sqlite(present.file);
    const file = join(folder, 'restored.db');
    await now.backup(file);
    then = new Sqlite(file);
    restored = connect(file);
  });
  afterEach(async () => {
    now.close();
    then.close();
    await restored.close();
    await present.close();
  });

  const restore = () => carryOver(restored.store, { kind: 'open', file: present.file }, parts, restoreNote);
  const onlyRow = (query: string): unknown => then.prepare(query).get();

  test.each([
    ['active', 1, 0, 0],
    ['active', 0, 1, 0],
    ['role', "'front-desk'", "'instructor'", 'instructor'],
    ['role', "'instructor'", "'front-desk'", 'instructor'],
    ['last_sign_in_at', 5, 3, 5],
    ['name', "'Old'", "'New'", 'Old'],
  ])('of %s %s in the backup and %s today leaves %s', async (column, old, today, left) => {
    const set = (value: number | string): string =>
      `update accounts set ${column} = ${value} where username = 'cleo'`;
    then.exec(set(old));
    now.exec(set(today));
    await restore();
    expect(onlyRow(`select ${column} as left from accounts where username = 'cleo'`)).toEqual({ left });
  });

  test.each([
    ['require_two_factor_office', 1, 0, 1],
    ['require_two_factor_office', 0, 1, 1],
    ['supervised_enrolment', 0, 1, 1],
    ['idle_lock_minutes_staff', 9, 3, 3],
    ['idle_lock_minutes_staff', 2, 3, 2],
    ['contact_line', "'then'", "'now'", 'then'],
  ])('of the option %s %s in the backup and %s today leaves %s', async (column, old, today, left) => {
    then.exec(`update school set ${column} = ${old}`);
    now.exec(`update school set ${column} = ${today}`);
    await restore();
    expect(onlyRow(`select ${column} as left from school`)).toEqual({ left });
  });

  test.each([
    ['both switches are on: the smaller one', 1, 1, 3],
    ['today’s switch alone is on: today’s', 0, 1, 9],
    ['the backup’s switch alone is on: the backup’s', 1, 0, 3],
  ])('where %s grace counts', async (_which, old, today, left) => {
    then.exec(
      `update school set require_two_factor_staff = ${old}, grace_days_staff = 3, required_from_staff = 3`,
    );
    now.exec(
      `update school set require_two_factor_staff = ${today}, grace_days_staff = 9, required_from_staff = 9`,
    );
    await restore();
    expect(onlyRow('select grace_days_staff as grace, required_from_staff as day from school')).toEqual({
      grace: left,
      day: left,
    });
  });

  test.each([
    ['today’s store is the later one', true, 'now'],
    ['the clock of the passwords decides', false, 'then'],
  ])('takes the newer password where %s', async (_why, isContinued, left) => {
    // Another log than the backup's proves nothing about the order of both stores.
    if (!isContinued)
      now.exec('delete from audit_events where sequence > 1; update audit_events set mac = zeroblob(33)');
    then.exec("update accounts set password_hash = 'then', password_changed_at = 20");
    now.exec("update accounts set password_hash = 'now', password_changed_at = 10");
    await restore();
    expect(onlyRow('select distinct password_hash as hash, password_changed_at as at from accounts')).toEqual(
      {
        hash: left,
        at: left === 'now' ? 10 : 20,
      },
    );
  });

  test('keeps today’s managers where the stricter side would leave none', async () => {
    then.exec("update accounts set role = 'instructor' where username = 'ben'; delete from throttles");
    now.exec("update accounts set role = 'front-desk' where username = 'ann'");
    then.exec("insert into throttles select id, 100, 0, 0, 0 from accounts where username = 'ben'");
    expect(await restore()).toMatchObject({ managersStay: true, stayLower: 1 });
    expect(then.prepare('select username, role from accounts order by username').all()).toEqual([
      { username: 'ann', role: 'front-desk' },
      { username: 'ben', role: 'manager' },
      { username: 'cleo', role: 'front-desk' },
    ]);
    expect(then.prepare('select * from throttles').all()).toEqual([]);
  });

  test('is refused where no manager of today is in the backup', async () => {
    now.exec("update accounts set active = 0 where role = 'manager'");
    await present.add([someone('Dora', 'manager')]);
    await expect(restore()).rejects.toMatchObject({ code: 'no-manager-left' });
    expect(onlyRow('select count(*) as events from audit_events')).toEqual({ events: 5 });
  });

  test('brings people who are not there today back inactive, even over two restores', async () => {
    now.exec(
      "delete from authenticators where account_id = (select id from accounts where username = 'cleo')",
    );
    now.exec("delete from accounts where username = 'cleo'");
    expect(await restore()).toMatchObject({ back: 1, backNames: 'Cleo', stayInactive: 0, gone: 0 });
    expect(onlyRow("select active from accounts where username = 'cleo'")).toEqual({ active: 0 });
  });

  test.each([
    ['was set inactive', 'active = 0', 'no-session'],
    ['has changed', 'epoch = epoch + 1', 'no-session'],
    ['manages no more', "role = 'front-desk'", 'permission-refused'],
  ])('by a manager whose account %s meanwhile changes nothing', async (_what, change, code) => {
    const ann = await present.accounts.findByUsername(present.store, 'ann');
    now.exec(`update accounts set ${change} where username = 'ann'`);
    const open = { kind: 'open', file: present.file } as const;
    const restoring = carryOver(restored.store, open, parts, { ...restoreNote, actor: ann });
    await expect(restoring).rejects.toMatchObject({ code });
    expect(onlyRow('select count(*) as events from audit_events')).toEqual({ events: 5 });
  });

  test('tells every active manager of the restored store', async () => {
    await restore();
    const told =
      "select username from notices join accounts on accounts.id = account_id where kind = 'restored'";
    expect(then.prepare(`${told} order by 1`).pluck().all()).toEqual(['ann', 'ben']);
  });

  test('of a store without a present one keeps no recovery code and no key that nobody has confirmed', async () => {
    then.exec("insert into recovery_codes select id, x'00', 0, 0 from accounts");
    then.exec(
      "update authenticators set state = 'pending', expires_at = 9e14 where id = (select min(id) from authenticators)",
    );
    const kinds = [{ kind: 'unreadable' }, { kind: 'new-computer' }] as const;
    const logs = ['unreadable', 'none'];
    for (const [at, kind] of kinds.entries())
      expect((await carryOver(restored.store, kind, parts, restoreNote)).log).toBe(logs[at]);
    expect(onlyRow('select count(*) as codes from recovery_codes')).toEqual({ codes: 0 });
    expect(onlyRow('select count(*) as keys from authenticators')).toEqual({ keys: 2 });
  });
});
