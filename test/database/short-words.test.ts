import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from '../../main/school/accounts/accounts';
import { removeUntouched } from '../../main/school/staff/import-repository';
import type { StaffPage } from '../../main/school/staff/staff-search';
import { type StaffCursor } from '../../shared/ipc/staff-search';
import { noStaffFilter, type SortDirection, sortDirections } from '../../shared/staff-list';
import { crowdMember } from '../support/crowd';
import { type MadeUp, StaffStore } from '../support/staff-store';
import { valueOf } from '../support/test-desk';
import { countedWords, recountedWords } from '../support/word-counts';

const person = (name: string, username: string, role: MadeUp['role'] = 'instructor'): MadeUp => ({
  name,
  username,
  role,
  active: true,
  twoFactor: 'not-set-up',
  lastSignInAt: 0,
});

/** Words of one letter, words of a person that begin alike, names and usernames that do not, letters of two units. */
const people: readonly MadeUp[] = [
  person('Mia A Ab Abc', 'abd', 'manager'),
  person('Ab', 'b.a', 'front-desk'),
  person('Á Ábel', 'x1'),
  person('Zoë 1st', '12.x12'),
  person('a𐐀 日本', '🏅.a1'),
  ...Array.from({ length: 120 }, (_, number) => {
    const { name, username } = crowdMember(number);
    return person(name, username);
  }),
];

let kept: StaffStore;
let added: Account[];
beforeAll(async () => {
  kept = await StaffStore.make();
  added = await kept.add(people);
});
afterAll(() => kept.close());

/** Every page of a search, and how many its first one says there are. */
const searched = async (text: string, viewer: Account, direction: SortDirection) => {
  const ids: string[] = [];
  const totals: (number | null)[] = [];
  let after: StaffCursor | null = null;
  do {
    const ask = { filter: { ...noStaffFilter, text }, sort: 'name', direction, after, skip: 0 } as const;
    const page: StaffPage = valueOf(await kept.search.search(viewer, { ...ask, limit: 7 }));
    ids.push(...page.rows.map(({ accountId }) => accountId));
    totals.push(page.total);
    after = page.next;
  } while (after !== null);
  return { ids, total: totals[0] };
};

/** Whoever has such a word, without the help of counts and of what words share. */
const having = async (text: string, manages: boolean): Promise<string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`select account_id as id from account_words where word glob ${`${text}*`}
    ${manages ? sql`` : sql`and name_shared < 1000000`} group by account_id order by name_key, account_id`.execute(
    kept.store,
  );
  return rows.map(({ id }) => id);
};

const beginnings = async (): Promise<string[]> => {
  const { rows } = await sql<{ beginning: string }>`select substr(word, 1, 1) as beginning from account_words
    union select substr(word, 1, 2) from account_words`.execute(kept.store);
  const plain = rows.map(({ beginning }) => beginning).filter((beginning) => /^[a-z0-9]+$/u.test(beginning));
  expect(plain.length).toBeGreaterThan(100);
  return [...plain, 'q', 'qq', '0', '09', '日', '🏅', 'a𐐨'];
};

const expectAllFound = async (): Promise<void> => {
  const [manager, frontDesk] = added as [Account, Account];
  for (const text of await beginnings())
    for (const viewer of [manager, frontDesk])
      for (const direction of sortDirections) {
        const ids = await having(text, viewer === manager);
        const found = await searched(text, viewer, direction);
        expect([text, viewer.role, direction, found]).toEqual([
          text,
          viewer.role,
          direction,
          { ids: direction === 'ascending' ? ids : ids.toReversed(), total: ids.length },
        ]);
      }
  const rowsOf = async (query: string) => (await sql.raw(query).execute(kept.store)).rows;
  expect(await rowsOf(countedWords)).toEqual(await rowsOf(recountedWords));
};

test('one or two letters find and count whoever has such a word, after renames and removals as well', async () => {
  await expectAllFound();
  const [, , renamed, , , removed, gone] = added;
  await kept.accounts.change(kept.store, renamed!, { name: 'Quirin Aa' }, false);
  await kept.accounts.change(kept.store, added[9]!, { username: 'qa', username_key: 'qa' }, false);
  for (const { id } of [removed!, gone!]) {
    await kept.store.updateTable('accounts').set({ password_hash: '' }).where('id', '=', id).execute();
    expect(await removeUntouched(kept.store, id)).toBe(true);
  }
  await kept.add([person('Qi Q', 'q.qi')]);
  await expectAllFound();
});
