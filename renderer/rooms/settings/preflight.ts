import type { Portal } from '../../../shared/access';
import type { Preflight, PreflightMore, StoredOptions } from '../../../shared/ipc/options-contract';

type Options = StoredOptions['options'];

/** The portals at which the change shortens or ends the time that people may put off an app. */
export const strengthenedAt = (before: Options, after: Options, now: number): PreflightMore['asking'] => {
  const isStrengthened = (portal: Portal): boolean => {
    if (!after.requireTwoFactor[portal]) return false;
    if (!before.requireTwoFactor[portal]) return true;
    return (
      Math.max(after.requiredFrom[portal], now) < Math.max(before.requiredFrom[portal], now) ||
      after.graceDays[portal] < before.graceDays[portal]
    );
  };
  return { office: isStrengthened('office'), staff: isStrengthened('staff') };
};

/** Whether saving asks more of people than before, so that the pre-flight must come first. */
export const asksMore = (before: Options, after: Options, now: number): boolean => {
  const { office, staff } = strengthenedAt(before, after, now);
  return office || staff || (after.supervisedEnrolment && !before.supervisedEnrolment);
};

/** Whether no other manager could give the acting manager an enrolment code. */
export const nobodyToGiveCode = ({ selfSetUp, anotherManager }: Preflight, after: Options): boolean =>
  after.supervisedEnrolment && !selfSetUp && !anotherManager;
