import * as fc from 'fast-check';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { roles } from '../../shared/access';
import { countStatement, type Wanted } from '../../main/school/staff/staff-search-statements';
import { twoFactorStates } from '../../shared/staff-list';
import { counted, recounted } from '../support/account-counts';
import { StaffStore } from '../support/staff-store';

const step = fc.record({
  act: fc.constantFrom('add', 'change', 'key', 'confirm', 'no key', 'remove'),
  person: fc.nat(7),
  role: fc.constantFrom(...roles),
  active: fc.constantFrom(0, 1),
  state: fc.constantFrom(...twoFactorStates),
});

test('whatever is written of accounts and authenticators, the counts are those of the accounts', async () => {
  const kept = await StaffStore.make();
  const sqlite = new Sqlite(kept.file);
  sqlite.pragma('foreign_keys = ON');
  const acts = {
    add: `insert or ignore into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at, epoch,
      version, created_at, two_factor) values (@id, 'x', @id, @id, @role, @active, '', 1, 1, 1, 1, @state)`,
    change: 'update accounts set role = @role, active = @active, epoch = epoch + 1 where id = @id',
    key: `insert or ignore into authenticators (id, account_id, state, kind, label, serial, period_seconds, sealed_secret, created_at,
      expires_at, confirmed_at, last_step, drift_steps, last_used_at)
      select @id, id, 'pending', 'app', '', '', 30, x'00', 1, 2, 0, -1, 0, 0 from accounts where id = @id`,
    confirm: "update authenticators set state = 'confirmed' where id = @id",
    'no key': 'delete from authenticators where account_id = @id',
    remove:
      'delete from accounts where id = @id and not exists (select 1 from authenticators where account_id = @id)',
  };
  let most = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      sqlite.exec('delete from authenticators; delete from accounts');
      for (const { act, person, role, active, state } of steps)
        sqlite.prepare(acts[act]).run({ id: `person ${person}`, role, active, state });
      expect(sqlite.prepare(counted).all()).toEqual(sqlite.prepare(recounted).all());
      most = Math.max(most, sqlite.prepare(counted).all().length);
    }),
    { numRuns: 150 },
  );
  expect(most).toBeGreaterThan(3);
  sqlite.close();
  await kept.close();
});

test('where nobody is alike the count is none, among nobody at all as well', async () => {
  const kept = await StaffStore.make();
  const countOf = async (filter: Partial<Wanted>): Promise<number | undefined> => {
    const wanted = { role: null, portal: null, active: null, twoFactor: null, inUsernames: true, terms: [] };
    return (await countStatement({ ...wanted, ...filter }).execute(kept.store)).rows[0]?.count;
  };
  expect(await countOf({})).toBe(0);
  await kept.add([
    { name: 'Ana', username: 'ana', role: 'instructor', active: true, twoFactor: 'set-up', lastSignInAt: 0 },
  ]);
  expect(await countOf({})).toBe(1);
  expect(await countOf({ role: 'instructor', portal: 'staff', active: true, twoFactor: 'set-up' })).toBe(1);
  for (const other of [
    { role: 'manager' },
    { role: 'instructor', portal: 'office' },
    { active: false },
    { twoFactor: 'pending' },
  ] as const)
    expect([other, await countOf(other)]).toEqual([other, 0]);
  await kept.close();
});
