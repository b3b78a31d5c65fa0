import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type OpenStore } from '../../main/school/store/connect';
import type { AccountId } from '../../shared/ids';
import { accountsAfter } from '../../main/school/accounts/account-repository';
import { addStaff, enrol, foundSchool, requireTwoFactor, type School } from '../support/school';
import { RawStore } from '../support/raw-store';
import { valueOf } from '../support/test-desk';

let school: School;
let open: OpenStore;
let raw: RawStore;
beforeAll(async () => {
  school = await foundSchool();
  const { desk, office } = school;
  // Two people with one name, and one whose name begins another name.
  for (const [username, name] of [
    ['anna', 'Anna Lee'],
    ['anna2', 'anna lee'],
    ['ann', 'Ann'],
    ['zoe', 'Zoë Ash'],
  ] as const)
    await addStaff(office, username, 'instructor', name);
  await addStaff(office, 'gone', 'front-desk', 'Bo Gone');
  await requireTwoFactor(office, { office: false, staff: true });
  await enrol(desk, desk.window('staff'), 'zoe');
  raw = new RawStore(desk.directory);
  raw.run("update accounts set active = 0 where username = 'gone'");
  open = connect(`${desk.directory}/latchkey.db`);
});
afterAll(async () => {
  raw.close();
  await open.close();
  await school.desk.remove();
});

test.each([1, 2, 6, 100])('reads every account once, active or not, in batches of %i', async (limit) => {
  const everybody = await open.store.selectFrom('accounts').select('username').orderBy('id').execute();
  const read: string[] = [];
  let after: AccountId | '' = '';
  for (;;) {
    const accounts = await accountsAfter(open.store, after, limit).execute();
    read.push(...accounts.map(({ username }) => username));
    const last = accounts.at(-1);
    if (!last) break;
    expect(read.length).toBeLessThanOrEqual(everybody.length);
    after = last.id;
  }
  expect(read).toEqual(everybody.map(({ username }) => username));
  expect(read).toContain('gone');
});

test('the accounts after an id are found by the index', () => {
  for (const [query, index] of [
    [accountsAfter(open.store, 'x' as AccountId, 500), 'sqlite_autoindex_accounts_1 (id>?)'],
  ] as const) {
    const { sql, parameters } = query.compile();
    const plan = raw.rows(`explain query plan ${sql}`, ...parameters).map(({ detail }) => String(detail));
    expect(plan.join()).toBe(`SEARCH accounts USING INDEX ${index}`);
  }
});

test('a switch counts the same people as it names', async () => {
  const reach = valueOf(await school.office.options.reach());
  const found = valueOf(await school.office.options.preflight({ asking: { office: true, staff: true } }));
  expect(
    found.portals.map(({ staff, asked }) => [staff, asked.count, asked.first.people.map(({ name }) => name)]),
  ).toEqual([
    [1, 1, ['Maria Lopez']],
    [5, 4, ['Ann', expect.stringMatching(/anna lee/i), expect.stringMatching(/anna lee/i), 'Maria Lopez']],
  ]);
  expect(reach).toEqual({ office: { staff: 1, notSetUp: 1 }, staff: { staff: 5, notSetUp: 4 } });
});
