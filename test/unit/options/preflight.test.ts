import { describe, expect, test } from 'vitest';
import { asksMore, preflightOf } from '../../../renderer/options/preflight';
import { dayOf, typedDay } from '../../../renderer/options/typed-day';
import type { AccountId } from '../../../shared/ids';
import type { PreflightPerson } from '../../../shared/ipc/options-contract';
import { defaultStaffOptions } from '../../../shared/staff-options';

const now = Date.UTC(2026, 10, 25, 12);
const day = 24 * 60 * 60_000;
const off = defaultStaffOptions;
const on = { ...off, requireTwoFactor: { office: true, staff: false } };

const person = (name: string, change: Partial<PreflightPerson> = {}): PreflightPerson => ({
  accountId: name as AccountId,
  name,
  role: 'front-desk',
  isSelf: false,
  setUp: false,
  hasPassword: true,
  createdAt: 0,
  ...change,
});
const self = person('Maria', { role: 'manager', isSelf: true });
const nora = person('Nora', { role: 'manager' });

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

describe('the pre-flight tells', () => {
  const people = [
    self,
    nora,
    person('Frank', { hasPassword: false }),
    person('Gia', { setUp: true }),
    person('Inés', { role: 'instructor', hasPassword: false }),
  ];

  test('who will be asked, of whom the portal is open to, and who of them has no password yet', () => {
    const { portals, withoutPassword } = preflightOf(people, off, on, now);
    expect(portals.map(({ portal, staff, asked }) => [portal, staff, asked.map(({ name }) => name)])).toEqual(
      [['office', 4, ['Maria', 'Nora', 'Frank']]],
    );
    expect(withoutPassword.map(({ name }) => name)).toEqual(['Frank']);
    const both = { ...on, requireTwoFactor: { office: true, staff: true } };
    expect(preflightOf(people, off, both, now).withoutPassword.map(({ name }) => name)).toEqual([
      'Frank',
      'Inés',
    ]);
  });

  test.each([
    ['none', [self, nora]],
    ['only-self', [{ ...self, setUp: true }, nora]],
    ['only-another', [self, { ...nora, setUp: true }]],
    [
      'second',
      [
        { ...self, setUp: true },
        { ...nora, setUp: true },
      ],
    ],
    ['none', [self, person('Frank', { setUp: true })]],
  ] as const)('how many managers are set up: %s', (expected, school) => {
    expect(preflightOf(school, off, on, now).managersSetUp).toBe(expected);
  });

  test('that nobody could give the acting manager an enrolment code', () => {
    const supervised = { ...on, supervisedEnrolment: true };
    const alone = (school: readonly PreflightPerson[], after = supervised): boolean =>
      preflightOf(school, off, after, now).nobodyToGiveCode;
    expect(alone([self, person('Frank')])).toBe(true);
    expect(alone([self, { ...nora, hasPassword: false }])).toBe(true);
    expect(alone([self, nora])).toBe(false);
    expect(alone([{ ...self, setUp: true }])).toBe(false);
    expect(alone([self], on)).toBe(false);
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
