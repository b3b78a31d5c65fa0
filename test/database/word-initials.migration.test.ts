import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import { searchWords } from '../../main/school/accounts/search-words';
import { temporaryFolder } from '../support/prepared-school';

test('the words of everybody of before get the initials that they would get today', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'latchkey.db');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0011'));
  const old = connect(file);
  await migrate(old.store, async () => undefined, before);
  await old.close();
  const sqlite = new Sqlite(file);
  const account = sqlite.prepare(
    `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at, epoch,
    version, created_at) values (?, 'none', ?, ?, 'instructor', 1, 'none', 1, 1, 1, 1)`,
  );
  const word = sqlite.prepare(
    `insert into account_words (word, account_id, shared, name_shared, name_key, username_key, role, active, two_factor,
    last_sign_in_at) values (?, ?, ?, ?, '', '', 'instructor', 1, 'not-set-up', 0)`,
  );
  const expected: unknown[] = [];
  // More than are read at once.
  for (let number = 0; number < 2_100; number += 1) {
    const id = `01890000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
    const name = `${String.fromCodePoint(0x61 + (number % 26))}nna ${String.fromCodePoint(0x4e00 + number)}`;
    account.run(id, `user.${number}`, `user.${number}`);
    for (const { word: text, shared, nameShared, initials, nameInitials } of searchWords(
      name,
      `user.${number}`,
    )) {
      word.run(text, id, shared, nameShared);
      expected.push({ account_id: id, word: text, initials, name_initials: nameInitials });
    }
  }
  const now = connect(file);
  await migrate(now.store, async () => undefined);
  await now.close();
  const migrated = sqlite
    .prepare('select account_id, word, initials, name_initials from account_words order by account_id, word')
    .all();
  const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  expect(inOrder(migrated)).toEqual(inOrder(expected));
  sqlite.close();
  rmSync(folder, { recursive: true });
});
