import { type Portal, portals, roleOpensPortal } from '../../shared/access';
import type { PreflightPerson, StoredOptions } from '../../shared/ipc/options-contract';

type Options = StoredOptions['options'];

/** Whom one portal will ask to set up an app, of how many. */
export interface AskedAt {
  readonly portal: Portal;
  readonly staff: number;
  readonly asked: readonly PreflightPerson[];
}

/** Who could help whom, should a manager lose a phone. `second`: two managers or more have an app. */
export type ManagersSetUp = 'none' | 'only-self' | 'only-another' | 'second';

/** What a manager had better know before the options are saved. */
export interface Preflight {
  readonly portals: readonly AskedAt[];
  /** Who cannot sign in at all yet, of everybody who will be asked. */
  readonly withoutPassword: readonly PreflightPerson[];
  readonly managersSetUp: ManagersSetUp;
  readonly selfSetUp: boolean;
  /** Supervised enrolment is on, and nobody else could give the acting manager a code. */
  readonly nobodyToGiveCode: boolean;
}

/** The portals at which the change lets people put off an app less than before, or not at all any more. */
const strengthenedAt = (before: Options, after: Options, now: number): Portal[] =>
  portals.filter((portal) => {
    if (!after.requireTwoFactor[portal]) return false;
    if (!before.requireTwoFactor[portal]) return true;
    return (
      Math.max(after.requiredFrom[portal], now) < Math.max(before.requiredFrom[portal], now) ||
      after.graceDays[portal] < before.graceDays[portal]
    );
  });

/** Whether saving asks more of people than before: then the pre-flight comes first. */
export const asksMore = (before: Options, after: Options, now: number): boolean =>
  strengthenedAt(before, after, now).length > 0 || (after.supervisedEnrolment && !before.supervisedEnrolment);

const managersSetUp = (people: readonly PreflightPerson[]): ManagersSetUp => {
  const setUp = people.filter(({ role, setUp }) => role === 'manager' && setUp);
  if (setUp.length > 1) return 'second';
  const [only] = setUp;
  if (only === undefined) return 'none';
  return only.isSelf ? 'only-self' : 'only-another';
};

/** Looks ahead: what a change of the options means for whom. */
export const preflightOf = (
  people: readonly PreflightPerson[],
  before: Options,
  after: Options,
  now: number,
): Preflight => {
  const asked = strengthenedAt(before, after, now).map((portal): AskedAt => {
    const staff = people.filter(({ role }) => roleOpensPortal(role, portal));
    return { portal, staff: staff.length, asked: staff.filter(({ setUp }) => !setUp) };
  });
  const everybodyAsked = new Set(asked.flatMap((at) => at.asked));
  const self = people.find(({ isSelf }) => isSelf);
  return {
    portals: asked,
    withoutPassword: people.filter((person) => !person.hasPassword && everybodyAsked.has(person)),
    managersSetUp: managersSetUp(people),
    selfSetUp: self?.setUp ?? false,
    nobodyToGiveCode:
      after.supervisedEnrolment &&
      self?.setUp === false &&
      !people.some(({ role, isSelf, hasPassword }) => role === 'manager' && !isSelf && hasPassword),
  };
};
