import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import { createNewId, systemRandom } from '../../main/school/platform/random';
import { Accounts } from '../../main/school/accounts/accounts';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';
import { countedWords, recountedWords } from '../support/word-counts';

test('the words of before are counted by their beginnings, and go on being counted', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'latchkey.db');
  const clock = new FakeClock();
  const accounts = new Accounts(clock, createNewId(clock, systemRandom));
  const person = { role: 'instructor', passwordHash: 'none' } as const;
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0012'));
  const old = connect(file);
  await migrate(old.store, async () => undefined, before);
  await accounts.add(old.store, { ...person, name: 'Ann A Abel', username: 'abba' });
  const ben = await accounts.add(old.store, { ...person, name: 'Ben', username: 'ann.1' });
  await old.close();
  const now = connect(file);
  await migrate(now.store, async () => undefined);
  const sqlite = new Sqlite(file);
  const count = (beginning: string, people: number, byName: number) => ({
    beginning,
    people,
    people_by_name: byName,
  });
  expect(sqlite.prepare(countedWords).all()).toEqual([
    count('1', 1, 0),
    count('a', 2, 1),
    count('ab', 1, 1),
    count('an', 2, 1),
    count('b', 1, 1),
    count('be', 1, 1),
  ]);

  await accounts.change(now.store, ben!, { name: 'Carla' }, false);
  await now.close();
  const counted = sqlite.prepare(countedWords).all();
  expect(counted).toContainEqual(count('ca', 1, 1));
  expect(counted).toEqual(sqlite.prepare(recountedWords).all());
  sqlite.close();
  rmSync(folder, { recursive: true });
});
