import { describe, expect, test } from 'vitest';
import { defaultStaffOptions, staffOptionsSchema } from '../../../shared/staff-options';
import {
  codeAlwaysRequired,
  type Requirement,
  requirementOf,
  shortestPassword,
} from '../../../shared/two-factor-requirement';

const day = 24 * 60 * 60_000;
const now = Date.UTC(2026, 10, 25, 12);

interface Case {
  readonly on?: boolean;
  readonly from?: number;
  readonly grace?: number;
  readonly enrolled?: boolean;
  readonly createdAt?: number;
}

const optionsOf = ({ on = true, from = 0, grace = 0 }: Case) => ({
  requireTwoFactor: { office: on, staff: false },
  requiredFrom: { office: from, staff: now + 300 * day },
  graceDays: { office: grace, staff: 30 },
});

describe('what a portal requires of an account', () => {
  const skippable = (until: number): Requirement => ({ kind: 'skippable', until });
  const required: Requirement = { kind: 'required' };
  test.each<[string, Case, Requirement]>([
    ['off asks nothing', { on: false }, { kind: 'not-required' }],
    ['off asks nothing of whoever is set up', { on: false, enrolled: true }, { kind: 'not-required' }],
    ['off asks nothing, date or not', { on: false, from: now + day, grace: 30 }, { kind: 'not-required' }],
    ['on without a date asks at once', {}, required],
    ['on with a date can be put off until it', { from: now + day }, skippable(now + day)],
    ['the last moment before the date', { from: now + 1 }, skippable(now + 1)],
    ['the date itself', { from: now }, required],
    ['a date that has passed', { from: now - day }, required],
    [
      'whoever is set up is asked from the switch on',
      { from: now + day, grace: 30, enrolled: true },
      required,
    ],
    ['new staff within the grace', { grace: 3, createdAt: now - 2 * day }, skippable(now + day)],
    ['the end of the grace', { grace: 3, createdAt: now - 3 * day }, required],
    [
      'the date, where it is later',
      { grace: 3, createdAt: now, from: now + 5 * day },
      skippable(now + 5 * day),
    ],
    [
      'the grace, where it is later',
      { grace: 9, createdAt: now, from: now + 5 * day },
      skippable(now + 9 * day),
    ],
    ['no grace for old staff', { grace: 30, createdAt: now - 31 * day }, required],
    ['no grace for an account of the future', { grace: 30, createdAt: now + 1 }, required],
  ])('%s', (_name, given, expected) => {
    const { enrolled = false, createdAt = now - 400 * day } = given;
    expect(requirementOf(optionsOf(given), 'office', { enrolled, createdAt }, now)).toEqual(expected);
  });

  test('one portal’s first day and grace do not affect the other', () => {
    const options = { ...optionsOf({}), requireTwoFactor: { office: true, staff: true } };
    const standing = { enrolled: false, createdAt: now };
    expect(requirementOf(options, 'office', standing, now).kind).toBe('required');
    expect(requirementOf(options, 'staff', standing, now).kind).toBe('skippable');
  });
});

describe('the shortest password', () => {
  const with_ = (change: Partial<typeof defaultStaffOptions>) => ({ ...defaultStaffOptions, ...change });
  const old = now - 400 * day;
  test.each([
    ['manager', { office: false, staff: false }, 15],
    ['manager', { office: true, staff: false }, 15],
    ['manager', { office: false, staff: true }, 15],
    ['manager', { office: true, staff: true }, 8],
    ['instructor', { office: true, staff: false }, 15],
    ['instructor', { office: false, staff: true }, 8],
  ] as const)('of a %s with %j is %i', (role, requireTwoFactor, shortest) => {
    const options = with_({ requireTwoFactor });
    expect(shortestPassword(role, options, old, now)).toBe(shortest);
    expect(codeAlwaysRequired(role, options, old, now)).toBe(shortest === 8);
  });

  test('is the longer one while a person may put off an app, because the password is the only factor', () => {
    const on = { requireTwoFactor: { office: true, staff: true } };
    const dated = with_({ ...on, requiredFrom: { office: now + day, staff: 0 } });
    expect(shortestPassword('manager', dated, old, now)).toBe(15);
    expect(shortestPassword('manager', dated, old, now + day)).toBe(8);
    expect(shortestPassword('instructor', dated, old, now)).toBe(8);
    const graced = with_({ ...on, graceDays: { office: 0, staff: 5 } });
    expect(shortestPassword('instructor', graced, now, now)).toBe(15);
    expect(shortestPassword('instructor', graced, now, now + 5 * day)).toBe(8);
    expect(shortestPassword('instructor', graced, old, now)).toBe(8);
  });
});

test('days of grace are whole, from 0 to 30, and a first day is a time', () => {
  const taken = (change: object): boolean =>
    staffOptionsSchema.safeParse({ ...defaultStaffOptions, ...change }).success;
  for (const days of [0, 1, 30]) expect(taken({ graceDays: { office: days, staff: 0 } })).toBe(true);
  for (const days of [-1, 31, 1.5, Number.NaN, '3', null])
    expect(taken({ graceDays: { office: days, staff: 0 } })).toBe(false);
  for (const at of [0, now]) expect(taken({ requiredFrom: { office: at, staff: 0 } })).toBe(true);
  for (const at of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER, '2026-12-03', null])
    expect(taken({ requiredFrom: { office: at, staff: 0 } })).toBe(false);
});
