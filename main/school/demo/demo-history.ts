import type { Portal } from '../../../shared/access';
import { policy } from '../../../shared/policy';
import { momentOf } from './demo-clock';
import { demoFounder, demoStaff } from './demo-staff';

/** Days of history. */
export const demoDays = 30;

/** An act of one person at the demo school. */
export type DemoAct =
  /** Signs in, with a code if the school requires one, and signs out some minutes later. */
  | { readonly kind: 'visit'; readonly username: string; readonly portal: Portal }
  /** Signs in at the Staff Portal with a recovery code. */
  | { readonly kind: 'recovery-code'; readonly username: string }
  | { readonly kind: 'wrong-code'; readonly username: string }
  | {
      readonly kind: 'wrong-password';
      readonly username: string;
      readonly portal: Portal;
      readonly typed: string;
    }
  | { readonly kind: 'enrol'; readonly username: string }
  /** Sees the QR code and cancels. */
  | { readonly kind: 'see-key'; readonly username: string }
  /** Acts of the founder. */
  | { readonly kind: 'reset' | 'leave'; readonly username: string }
  /** The founder adds somebody, who may sign in at once and choose the demo password. The newcomer has not come yet. */
  | { readonly kind: 'add'; readonly username: string; readonly comesAtOnce: boolean }
  | { readonly kind: 'require-at-staff' };

/** An act with its time in UTC milliseconds. */
export type DemoEvent = DemoAct & { readonly at: number };

/** Everybody whom the founder adds: all on the first day, except the newcomer. */
const addedStaff = demoStaff.map(({ username }) => username).filter((name) => name !== demoFounder);
const newcomer = 'chloe';

const frontDesk = ['priya', 'jonas', 'grace', 'sam'];
const instructors = ['mia', 'leo', 'yuki', 'ella', 'omar'];

/** Days ago of a person's last visit. */
const lastVisits: Readonly<Record<string, number>> = { sam: 10, leo: 4 };
const visitsOn = (username: string, daysAgo: number): boolean => daysAgo >= (lastVisits[username] ?? 0);

const enrolments: readonly (readonly [string, number])[] = [
  ['tom', 20],
  ['jonas', 20],
  ['ella', 19],
  ['grace', 18],
];
const withoutPhone = [17, 16, 14, 13, 11, 9, 6, 4];

const personOn = (people: readonly string[], daysAgo: number, turn: number): string => {
  const present = people.filter((username) => visitsOn(username, daysAgo));
  return present[(daysAgo + turn) % present.length] ?? demoFounder;
};

/** An ordinary day's visits, with an occasional mistake. */
const ordinaryDay = (now: number, day: number): DemoEvent[] => {
  // People don't come at the full minute of a plan.
  const delay = (day * 7) % 11;
  const at = (hour: number, minute: number): number => momentOf(now, day, hour, minute + delay);
  const opens = personOn(frontDesk, day, 0);
  const events: DemoEvent[] = [
    { at: at(8, 5), kind: 'visit', username: opens, portal: 'office' },
    { at: at(13, 0), kind: 'visit', username: personOn(frontDesk, day, 1), portal: 'office' },
    { at: at(15, 20), kind: 'visit', username: personOn(instructors, day, 0), portal: 'staff' },
    { at: at(17, 40), kind: 'visit', username: personOn(instructors, day, 2), portal: 'staff' },
  ];
  if (day % 2 === 1) events.push({ at: at(9, 10), kind: 'visit', username: demoFounder, portal: 'office' });
  if (day % 3 === 0) events.push({ at: at(16, 20), kind: 'visit', username: 'tom', portal: 'office' });
  if (day % 4 === 1)
    events.push({
      at: at(8, 4),
      kind: 'wrong-password',
      username: opens,
      portal: 'office',
      typed: 'swim float glide',
    });
  if (day % 9 === 4)
    events.push({
      at: at(15, 18),
      kind: 'wrong-password',
      username: 'mia.h',
      portal: 'staff',
      typed: 'swim float',
    });
  if (day % 6 === 0 && day < 18) events.push({ at: at(18, 30), kind: 'wrong-code', username: 'ella' });
  return events;
};

/** Guesses of one password, until the account is locked. */
const guesses = (now: number): DemoEvent[] =>
  Array.from({ length: policy.throttle.lockAfter }, (_, index) => ({
    at: momentOf(now, 3, 20, 30) + index * 15.5 * 60_000,
    kind: 'wrong-password' as const,
    username: 'leo',
    portal: 'staff' as const,
    typed: `gymnastics${index + 1}`,
  }));

/** All acts after the first run, in order. The same `now` gives the same acts. */
export const demoHistory = (now: number): readonly DemoEvent[] => {
  const days = Array.from({ length: demoDays - 1 }, (_, index) => demoDays - 1 - index);
  const events: DemoEvent[] = [
    ...addedStaff
      .filter((username) => username !== newcomer)
      .map((username, index) => ({
        at: momentOf(now, demoDays, 9, 2) + index * 20_000,
        kind: 'add' as const,
        username,
        comesAtOnce: true,
      })),
    // The school is closed on Sundays.
    ...days
      .filter((day) => new Date(momentOf(now, day, 12, 0)).getDay() !== 0)
      .flatMap((day) => ordinaryDay(now, day)),
    { at: momentOf(now, 21, 11, 0), kind: 'require-at-staff' },
    ...enrolments.map(([username, day], index) => ({
      at: momentOf(now, day, 10, 10 * index),
      kind: 'enrol' as const,
      username,
    })),
    ...withoutPhone.map((day) => ({
      at: momentOf(now, day, 18, 50),
      kind: 'recovery-code' as const,
      username: 'jonas',
    })),
    { at: momentOf(now, 9, 12, 0), kind: 'leave', username: 'sam' },
    { at: momentOf(now, 7, 12, 30), kind: 'reset', username: 'grace' },
    ...guesses(now),
    { at: momentOf(now, 1, 10, 30), kind: 'add', username: newcomer, comesAtOnce: false },
    { at: now - 5 * 60_000, kind: 'see-key', username: 'yuki' },
    { at: now - 25 * 60_000, kind: 'visit', username: demoFounder, portal: 'office' },
  ];
  return events.toSorted((a, b) => a.at - b.at);
};
