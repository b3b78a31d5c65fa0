import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import { temporaryFolder } from '../support/prepared-school';
import { type MadeUp, StaffStore } from '../support/staff-store';

const people: readonly MadeUp[] = (
  [
    ['Zoë Straße-Łuk', 'zoe.strasse', 'manager', true, 'set-up', 5_000],
    ['ＷＩＤＥ Name', 'Ｗ.Name', 'front-desk', false, 'pending', 0],
    ['🏅', '日本', 'instructor', true, 'not-set-up', 7],
  ] as const
).map(([name, username, role, active, twoFactor, lastSignInAt]) => ({
  name,
  username,
  role,
  active,
  twoFactor,
  lastSignInAt,
}));

const found = (file: string): unknown => {
  const sqlite = new Sqlite(file);
  const rows = [
    sqlite
      .prepare('select username, name_key, two_factor, last_sign_in_at from accounts order by username')
      .all(),
    sqlite
      .prepare(
        'select a.username, w.* from account_words w join accounts a on a.id = w.account_id order by a.username, w.word',
      )
      .all()
      .map((row) => ({ ...(row as object), account_id: '' })),
  ];
  sqlite.close();
  return rows;
};

test('accounts of before are found, filtered and sorted like ones that are added today', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'latchkey.db');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0005'));
  const old = connect(file);
  await migrate(old.store, async () => undefined, before);
  await old.close();
  const sqlite = new Sqlite(file);
  people.forEach(({ name, username, role, active, twoFactor, lastSignInAt }, index) => {
    const id = `01890000-0000-7000-8000-00000000000${index}`;
    sqlite
      .prepare(
        `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at, epoch,
        version, created_at) values (?, ?, ?, ?, ?, ?, 'none', 1, 1, 1, 1)`,
      )
      .run(id, name, username, username.normalize('NFKC').toLowerCase(), role, active ? 1 : 0);
    if (twoFactor !== 'not-set-up')
      sqlite
        .prepare(
          `insert into authenticators (id, account_id, state, kind, label, serial, period_seconds, sealed_secret,
          created_at, expires_at, confirmed_at, last_step, drift_steps, last_used_at)
          values (?, ?, ?, 'app', '', '', 30, x'00', 1, 0, 0, -1, 0, 0)`,
        )
        .run(`key ${index}`, id, twoFactor === 'set-up' ? 'confirmed' : 'pending');
    if (lastSignInAt > 0)
      for (const at of [1, lastSignInAt, 3])
        sqlite
          .prepare(
            "insert into sessions (id, account_id, desk_id, portal, epoch, created_at, ended_at) values (?, ?, 'desk', 'office', 1, ?, 1)",
          )
          .run(`session ${index} ${at}`, id, at);
  });
  sqlite.close();
  const now = connect(file);
  await migrate(now.store, async () => undefined);
  await now.close();

  const today = await StaffStore.make();
  await today.add(people);
  const expected = found(today.file);
  expect(JSON.stringify(expected)).toContain('"strasse"');
  expect(found(file)).toEqual(expected);
  await today.close();
  rmSync(folder, { recursive: true });
});
