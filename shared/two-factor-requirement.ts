import type { Portal, Role } from './access';
import { accessByRole } from './access';
import { policy } from './policy';
import type { StaffOptions } from './staff-options';

/** The Staff Options that decide where a code is required, and from when on. */
export type RequirementOptions = Pick<StaffOptions, 'requireTwoFactor' | 'requiredFrom' | 'graceDays'>;

/** The facts of an account that decide its requirement. Times here are UTC milliseconds. */
export interface RequirementFacts {
  readonly enrolled: boolean;
  readonly createdAt: number;
}

/** What a portal requires of an account. `skippable`: the person must set up an app, but may put it off until then. */
export type Requirement =
  | { readonly kind: 'not-required' }
  | { readonly kind: 'required' }
  | { readonly kind: 'skippable'; readonly until: number };

const day = 24 * 60 * 60_000;

/**
 * Until when a person may put off setting up an app at a portal whose switch is on. It is the later one of the switch's
 * first day and the end of the account's grace. An account from the future has no grace, because its end is unknown.
 */
const skippableUntil = (
  { requiredFrom, graceDays }: RequirementOptions,
  portal: Portal,
  createdAt: number,
  now: number,
): number => {
  const graceEndsAt = createdAt > now ? 0 : createdAt + graceDays[portal] * day;
  return Math.max(requiredFrom[portal], graceEndsAt);
};

/**
 * What a portal requires of an account now. A person with an app needs its code as soon as the switch is on. The first day
 * and the grace only give time to set up an app; they never let a person skip one.
 */
export const requirementOf = (
  options: RequirementOptions,
  portal: Portal,
  { enrolled, createdAt }: RequirementFacts,
  now: number,
): Requirement => {
  if (!options.requireTwoFactor[portal]) return { kind: 'not-required' };
  if (enrolled) return { kind: 'required' };
  const until = skippableUntil(options, portal, createdAt, now);
  return now < until ? { kind: 'skippable', until } : { kind: 'required' };
};

/**
 * Whether every portal of this role requires a code, even from an account without an app. One portal without a code, or
 * with a grace, makes the password the only factor (NIST SP 800-63B-4, 3.1.1.2).
 */
export const codeAlwaysRequired = (
  role: Role,
  options: RequirementOptions,
  createdAt: number,
  now: number,
): boolean =>
  accessByRole[role].portals.every(
    // An account without an app is the weaker case, and a reset can bring any account there.
    (portal) => requirementOf(options, portal, { enrolled: false, createdAt }, now).kind === 'required',
  );

/** The shortest password for this role and account, in Unicode code points. */
export const shortestPassword = (
  role: Role,
  options: RequirementOptions,
  createdAt: number,
  now: number,
): number =>
  codeAlwaysRequired(role, options, createdAt, now)
    ? policy.password.shortestWithCode
    : policy.password.shortestAlone;
