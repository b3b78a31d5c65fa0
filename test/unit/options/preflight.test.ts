import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { Accounts } from '../../../main/school/accounts/accounts';
import { preflight, preflightMore, reachOf } from '../../../main/school/options/preflight';
import { migrate } from '../../../main/school/store/migrate';
import type { Schema, Store } from '../../../main/school/store/schema';
import type { Role } from '../../../shared/access';
import { asksMore, nobodyToGiveCode, strengthenedAt } from '../../../renderer/rooms/settings/preflight';
import { dayOf, typedDay } from '../../../renderer/rooms/settings/typed-day';
import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import {
  longestPreflightPage,
  type PreflightGroup,
  type PreflightMore,
} from '../../../shared/ipc/options-contract';
import { defaultStaffOptions } from '../../../shared/staff-options';
import { FakeClock } from '../../support/fake-clock';
import { person as made } from '../../support/staff-calls';

const now = Date.UTC(2026, 10, 25, 12);
const day = 24 * 60 * 60_000;
const off = defaultStaffOptions;
const on = { ...off, requireTwoFactor: { office: true, staff: false } };

/** In this test a person's name is their id as well. */
interface Person {
  readonly name: string;
  readonly role: Role;
  readonly app: 'none' | 'pending' | 'confirmed';
  readonly hasPassword: boolean;
  readonly isActive: boolean;
}

const person = (name: string, change: Partial<Person> = {}): Person => ({
  name,
  role: 'front-desk',
  app: 'none',
  hasPassword: true,
  isActive: true,
  ...change,
});
const maria = person('Maria', { role: 'manager' });
const nora = person('Nora', { role: 'manager' });
const setUp = (account: Person): Person => ({ ...account, app: 'confirmed' });
const viewer = maria.name as AccountId;

let nextId = '';
const accounts = new Accounts(new FakeClock(), <Id extends string>() => nextId as Id);
let store: Store;
afterEach(() => store?.destroy());

/** Fills a new store with these people. */
const fill = async (people: readonly Person[]): Promise<void> => {
  await store?.destroy();
  store = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Sqlite(':memory:') }) });
  await migrate(store, async () => undefined);
  for (const [index, { name, role, app, hasPassword, isActive }] of people.entries()) {
    nextId = name;
    const account = await accounts.add(store, {
      ...made({ name, username: `user${index}`, role }),
      password: accounts.password(hasPassword ? 'a hash' : '', 'owner'),
    });
    if (!account) throw new Error('Not added');
    if (!isActive) await accounts.change(store, account, { active: 0 }, true);
    if (app === 'none') continue;
    await store
      .insertInto('authenticators')
      .values({
        id: name as AuthenticatorId,
        account_id: account.id,
        state: app,
        kind: 'app',
        label: '',
        serial: '',
        period_seconds: 30,
        sealed_secret: Buffer.alloc(1),
        created_at: 1,
        expires_at: app === 'pending' ? Number.MAX_SAFE_INTEGER : 0,
        confirmed_at: app === 'pending' ? 0 : 1,
        last_step: -1,
        drift_steps: 0,
        last_used_at: 0,
        shown_at: 0,
      })
      .execute();
  }
};

type Asking = PreflightMore['asking'];
const office: Asking = { office: true, staff: false };
const either: Asking = { office: true, staff: true };
const neither: Asking = { office: false, staff: false };

/** The pre-flight for Maria. */
const seen = async (people: readonly Person[], asking: Asking = office) => {
  await fill(people);
  return preflight(store, viewer, asking);
};
const namesOf = ({ first }: PreflightGroup): string[] => first.people.map(({ name }) => name);

describe('the pre-flight comes', () => {
  const dated = { ...on, requiredFrom: { office: now + 9 * day, staff: 0 } };
  const graced = { ...on, graceDays: { office: 9, staff: 0 } };
  test.each([
    ['when a switch goes on', off, on, true],
    ['when a switch goes on with a date', off, dated, true],
    ['when the date is taken away', dated, on, true],
    ['when the date comes nearer', dated, { ...on, requiredFrom: { office: now + day, staff: 0 } }, true],
    ['when the grace is taken away', graced, on, true],
    ['when enrolment is to be supervised', off, { ...off, supervisedEnrolment: true }, true],
    ['not when a switch goes off', on, off, false],
    ['not when the date is put off', on, dated, false],
    ['not when grace is given', on, graced, false],
    ['not when a date of the past is changed', { ...on, requiredFrom: { office: 2, staff: 0 } }, on, false],
    [
      'not for the date of a switch that is off',
      { ...dated, requireTwoFactor: off.requireTwoFactor },
      off,
      false,
    ],
    ['not for what asks nobody', on, { ...on, contactLine: 'Ask Nora' }, false],
  ])('%s', (_name, before, after, comes) => {
    expect(asksMore(before, after, now)).toBe(comes);
  });
});

test('it covers only the portals that require more than before', () => {
  const both = { ...on, requireTwoFactor: { office: true, staff: true } };
  expect(strengthenedAt(off, both, now)).toEqual(either);
  expect(strengthenedAt(on, both, now)).toEqual({ office: false, staff: true });
  expect(strengthenedAt(off, { ...off, supervisedEnrolment: true }, now)).toEqual(neither);
});

describe('the pre-flight tells', () => {
  const people = [
    maria,
    nora,
    person('Frank', { hasPassword: false, app: 'pending' }),
    setUp(person('Gia')),
    person('Inés', { role: 'instructor', hasPassword: false }),
    person('Zoe', { hasPassword: false, isActive: false }),
  ];

  test('who will need a code at a portal, and which of them have no password yet', async () => {
    const { portals, withoutPassword } = await seen(people);
    expect(portals.map(({ portal, staff, asked }) => [portal, staff, asked.count, namesOf(asked)])).toEqual([
      ['office', 4, 3, ['Frank', 'Maria', 'Nora']],
    ]);
    expect(portals[0]?.asked.first.people.map(({ isSelf }) => isSelf)).toEqual([false, true, false]);
    expect([withoutPassword.count, namesOf(withoutPassword)]).toEqual([1, ['Frank']]);
    const both = await seen(people, either);
    expect(both.portals.map(({ portal, asked }) => [portal, asked.count])).toEqual([
      ['office', 3],
      ['staff', 4],
    ]);
    expect(namesOf(both.withoutPassword)).toEqual(['Frank', 'Inés']);
    expect((await seen(people, neither)).withoutPassword.count).toBe(0);
  });

  test.each([
    ['none', [maria, nora]],
    ['only-self', [setUp(maria), nora]],
    ['only-another', [maria, setUp(nora)]],
    ['second', [setUp(maria), setUp(nora)]],
    ['none', [maria, setUp(person('Frank'))]],
  ] as const)('how many managers are set up: %s', async (expected, school) => {
    const found = await seen(school);
    expect(found.managersSetUp).toBe(expected);
    expect(found.selfSetUp).toBe(school[0].app === 'confirmed');
  });

  test('that no other manager could give the acting one an enrolment code', async () => {
    const supervised = { ...on, supervisedEnrolment: true };
    const alone = async (school: readonly Person[], after = supervised): Promise<boolean> =>
      nobodyToGiveCode(await seen(school), after);
    expect(await alone([maria, person('Frank')])).toBe(true);
    expect(await alone([maria, { ...nora, hasPassword: false }])).toBe(true);
    expect(await alone([maria, nora])).toBe(false);
    expect(await alone([setUp(maria)])).toBe(false);
    expect(await alone([maria], on)).toBe(false);
  });

  test.each([
    [8, 8],
    [9, 9],
    [10, 8],
    [500, 8],
  ])('of %i people %i by name, and how many there are', async (count, named) => {
    const crowd = Array.from({ length: count }, (_, at) => person(`Frank ${String(at).padStart(4, '0')}`));
    const [at] = (await seen(crowd)).portals;
    expect([at?.staff, at?.asked.count, at?.asked.first.people.length]).toEqual([count, count, named]);
    expect(at?.asked.first.next).toEqual(
      named < count ? { name: 'frank 0007', accountId: 'Frank 0007' } : null,
    );
  });
});

describe('further people are named', () => {
  const crowd = Array.from({ length: 3 * longestPreflightPage + 8 }, (_, at) =>
    person(`Frank ${String(at).padStart(4, '0')}`, {
      role: at % 3 === 0 ? 'instructor' : 'front-desk',
      app: at % 5 === 0 ? 'confirmed' : 'pending',
      hasPassword: at % 7 !== 0,
    }),
  );
  test.each([
    ['asked in the Office Portal', { asking: office, withoutPassword: false }],
    ['asked in either portal', { asking: either, withoutPassword: false }],
    ['asked, without a password', { asking: either, withoutPassword: true }],
    ['nobody for no portal', { asking: neither, withoutPassword: false }],
  ] as const)('everybody once, by name: %s', async (_name, kind) => {
    const { asking, withoutPassword } = kind;
    const expected = crowd
      .filter(({ app }) => app !== 'confirmed')
      .filter(({ role }) => asking.staff || (asking.office && role !== 'instructor'))
      .filter(({ hasPassword }) => !withoutPassword || !hasPassword);
    const found = await seen(crowd, asking);
    const group = withoutPassword ? found.withoutPassword : found.portals.at(-1)?.asked;
    expect(group?.count ?? 0).toBe(expected.length);
    const named = [...(group?.first.people ?? [])];
    for (let next = group?.first.next ?? null; next !== null; ) {
      const page = await preflightMore(store, viewer, { ...kind, after: next });
      expect(page.people.length).toBeLessThanOrEqual(longestPreflightPage);
      expect(page.people.length === longestPreflightPage || page.next === null).toBe(true);
      named.push(...page.people);
      next = page.next;
    }
    expect(named.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  });

  test('and after a full page there may be no more', async () => {
    const names = Array.from({ length: longestPreflightPage + 1 }, (_, at) => String(at).padStart(3, '0'));
    await fill(names.map((name) => person(name)));
    const after = { name: '000', accountId: '000' as AccountId };
    const page = await preflightMore(store, viewer, { asking: office, withoutPassword: false, after });
    expect([page.people.length, page.next]).toEqual([longestPreflightPage, null]);
  });

  test('people with one name are distinguished by their ids', async () => {
    await fill(['1', '2', '3'].map((name) => person(name)));
    await store.updateTable('accounts').set({ name_key: 'frank' }).execute();
    const after = { name: 'frank', accountId: '1' as AccountId };
    const page = await preflightMore(store, viewer, { asking: office, withoutPassword: false, after });
    expect(page.people.map(({ accountId }) => accountId)).toEqual(['2', '3']);
  });
});

test('a switch reaches every active person whose role opens the portal', async () => {
  await fill([
    maria,
    setUp(nora),
    person('Frank', { app: 'pending' }),
    setUp(person('Inés', { role: 'instructor' })),
    person('Zoe', { isActive: false }),
  ]);
  expect(await reachOf(store)).toEqual({
    office: { staff: 3, notSetUp: 2 },
    staff: { staff: 4, notSetUp: 2 },
  });
});

describe('a typed day', () => {
  test('becomes its first moment in this time zone, and comes back as it was typed', () => {
    for (const typed of ['2026-12-03', '2028-02-29', '2027-03-28'])
      expect(typedDay(dayOf(typed))).toBe(typed);
    expect(dayOf('2026-12-03')).toBe(new Date(2026, 11, 3).getTime());
  });

  test('is none where the field is empty, and refused where the text is no day', () => {
    expect(dayOf('')).toBe(0);
    expect(typedDay(0)).toBe('');
    for (const typed of ['2027-02-29', '2026-13-01', 'tomorrow', '2026-12', '0000-00-00'])
      expect(dayOf(typed), typed).toBe(-1);
  });
});
