import { describe, expect, test } from 'vitest';
import { lookAhead, nameMore } from '../../../main/school/options/preflight';
import type { ActiveAccount } from '../../../main/school/accounts/accounts';
import { asksMore, nobodyToGiveCode, strengthenedAt } from '../../../renderer/rooms/settings/preflight';
import { dayOf, typedDay } from '../../../renderer/rooms/settings/typed-day';
import type { AccountId } from '../../../shared/ids';
import {
  longestPreflightPage,
  type PreflightGroup,
  type PreflightMore,
} from '../../../shared/ipc/options-contract';
import { defaultStaffOptions } from '../../../shared/staff-options';

const now = Date.UTC(2026, 10, 25, 12);
const day = 24 * 60 * 60_000;
const off = defaultStaffOptions;
const on = { ...off, requireTwoFactor: { office: true, staff: false } };

const person = (name: string, change: Partial<ActiveAccount> = {}): ActiveAccount => ({
  id: name as AccountId,
  name,
  name_key: name.toLowerCase(),
  role: 'front-desk',
  two_factor: 'not-set-up',
  password_hash: 'a hash',
  created_at: 0,
  ...change,
});
const maria = person('Maria', { role: 'manager' });
const nora = person('Nora', { role: 'manager' });
const setUp = (account: ActiveAccount): ActiveAccount => ({ ...account, two_factor: 'set-up' });

type Asking = PreflightMore['asking'];
const office: Asking = { office: true, staff: false };
const either: Asking = { office: true, staff: true };
const neither: Asking = { office: false, staff: false };

/** As Maria sees it. */
const seen = (people: readonly ActiveAccount[], asking: Asking = office) =>
  lookAhead(people, maria.id, asking);
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

test('it is about the portals that ask more than before', () => {
  const both = { ...on, requireTwoFactor: { office: true, staff: true } };
  expect(strengthenedAt(off, both, now)).toEqual(either);
  expect(strengthenedAt(on, both, now)).toEqual({ office: false, staff: true });
  expect(strengthenedAt(off, { ...off, supervisedEnrolment: true }, now)).toEqual(neither);
});

describe('the pre-flight tells', () => {
  const people = [
    maria,
    nora,
    person('Frank', { password_hash: '', two_factor: 'pending' }),
    setUp(person('Gia')),
    person('Inés', { role: 'instructor', password_hash: '' }),
  ];

  test('who will be asked, of whom the portal is open to, and who of them has no password yet', async () => {
    const { portals, withoutPassword } = await seen(people);
    expect(portals.map(({ portal, staff, asked }) => [portal, staff, asked.count, namesOf(asked)])).toEqual([
      ['office', 4, 3, ['Maria', 'Nora', 'Frank']],
    ]);
    expect(portals[0]?.asked.first.people.map(({ isSelf }) => isSelf)).toEqual([true, false, false]);
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
    expect(found.selfSetUp).toBe(school[0].two_factor === 'set-up');
  });

  test('that nobody could give the acting manager an enrolment code', async () => {
    const supervised = { ...on, supervisedEnrolment: true };
    const alone = async (school: readonly ActiveAccount[], after = supervised): Promise<boolean> =>
      nobodyToGiveCode(await seen(school), after);
    expect(await alone([maria, person('Frank')])).toBe(true);
    expect(await alone([maria, { ...nora, password_hash: '' }])).toBe(true);
    expect(await alone([maria, nora])).toBe(false);
    expect(await alone([setUp(maria)])).toBe(false);
    expect(await alone([maria], on)).toBe(false);
  });

  test.each([
    [8, 8],
    [9, 9],
    [10, 8],
    [5_000, 8],
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
      two_factor: at % 5 === 0 ? 'set-up' : 'pending',
      password_hash: at % 7 === 0 ? '' : 'a hash',
    }),
  );
  /** What the store reads behind a place. */
  const behind = ({ name }: PreflightMore['after']): ActiveAccount[] =>
    crowd.filter(({ name_key }) => name_key > name);

  test.each([
    ['asked in the Office Portal', { asking: office, withoutPassword: false }],
    ['asked in either portal', { asking: either, withoutPassword: false }],
    ['asked, without a password', { asking: either, withoutPassword: true }],
    ['nobody for no portal', { asking: neither, withoutPassword: false }],
  ] as const)('everybody once, by name: %s', async (_name, kind) => {
    const { asking, withoutPassword } = kind;
    const expected = crowd
      .filter(({ two_factor }) => two_factor !== 'set-up')
      .filter(({ role }) => asking.staff || (asking.office && role !== 'instructor'))
      .filter(({ password_hash }) => !withoutPassword || password_hash === '');
    const found = await seen(crowd, asking);
    const group = withoutPassword ? found.withoutPassword : found.portals.at(-1)?.asked;
    expect(group?.count ?? 0).toBe(expected.length);
    const named = [...(group?.first.people ?? [])];
    for (let next = group?.first.next ?? null; next !== null; ) {
      const page = await nameMore(behind(next), maria.id, kind);
      expect(page.people.length).toBeLessThanOrEqual(longestPreflightPage);
      expect(page.people.length === longestPreflightPage || page.next === null).toBe(true);
      named.push(...page.people);
      next = page.next;
    }
    expect(named.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  });

  test('and behind a whole page there may be nobody', async () => {
    const page = Array.from({ length: longestPreflightPage }, (_, at) => person(`Frank ${at}`));
    expect((await nameMore(page, maria.id, { asking: office, withoutPassword: false })).next).toBeNull();
  });
});

describe('a typed day', () => {
  test('is its begin here, and comes back as it was typed', () => {
    for (const typed of ['2026-12-03', '2028-02-29', '2027-03-28'])
      expect(typedDay(dayOf(typed))).toBe(typed);
    expect(dayOf('2026-12-03')).toBe(new Date(2026, 11, 3).getTime());
  });

  test('is none where nothing is typed, and refused where it is no day', () => {
    expect(dayOf('')).toBe(0);
    expect(typedDay(0)).toBe('');
    for (const typed of ['2027-02-29', '2026-13-01', 'tomorrow', '2026-12', '0000-00-00'])
      expect(dayOf(typed), typed).toBe(-1);
  });
});
