import type { Portal, Role } from './access';
import { accessByRole } from './access';
import { policy } from './policy';
import type { StaffOptions } from './staff-options';

/** The part of Staff Options that says where a code is required, and from when on. */
export type RequirementOptions = Pick<StaffOptions, 'requireTwoFactor' | 'requiredFrom' | 'graceDays'>;

/** Of an account, what the requirement asks about. Times here are UTC milliseconds. */
export interface Standing {
  readonly enrolled: boolean;
  readonly createdAt: number;
}

/** What a portal asks of somebody. `skippable`: to set up an app, which they may put off until then. */
export type Requirement =
  | { readonly kind: 'not-required' }
  | { readonly kind: 'required' }
  | { readonly kind: 'skippable'; readonly until: number };

const day = 24 * 60 * 60_000;

/**
 * Until when somebody without an app may put it off at a portal whose switch is on: the date from which the switch counts,
 * or the end of their own grace, whichever is later. An account that claims to come from the future has no grace: nobody
 * knows when it would end.
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
 * What a portal asks of an account now. Whoever has set up an app is asked for its code from the moment the switch is on:
 * a date or a grace is time to set one up, and no way around one that is there.
 */
export const requirementOf = (
  options: RequirementOptions,
  portal: Portal,
  { enrolled, createdAt }: Standing,
  now: number,
): Requirement => {
  if (!options.requireTwoFactor[portal]) return { kind: 'not-required' };
  if (enrolled) return { kind: 'required' };
  const until = skippableUntil(options, portal, createdAt, now);
  return now < until ? { kind: 'skippable', until } : { kind: 'required' };
};

/**
 * Whether every way in for this role asks for a code, also of an account without an app. One portal that does not, or that
 * lets it be put off still, leaves the password standing alone (NIST SP 800-63B-4, 3.1.1.2).
 */
export const codeAlwaysRequired = (
  role: Role,
  options: RequirementOptions,
  createdAt: number,
  now: number,
): boolean =>
  accessByRole[role].portals.every(
    // Not having an app is the weaker case, and a reset makes it everybody's.
    (portal) => requirementOf(options, portal, { enrolled: false, createdAt }, now).kind === 'required',
  );

/** The fewest characters (Unicode code points) that a password of this role and this account must have. */
export const shortestPassword = (
  role: Role,
  options: RequirementOptions,
  createdAt: number,
  now: number,
): number =>
  codeAlwaysRequired(role, options, createdAt, now)
    ? policy.password.shortestWithCode
    : policy.password.shortestAlone;
