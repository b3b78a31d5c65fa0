import type { Portal } from '../../../shared/access';
import type { AuditLog, Person } from '../audit/audit-log';
import { clockDetails } from '../audit/clock-details';
import type { DeskTime, PresentTime } from '../store/desk-time';
import type { StoreTransaction } from '../store/schema';

/** Dependencies of `acceptClock`. */
interface AcceptClockDeps {
  readonly audit: AuditLog;
  readonly time: DeskTime;
}

/**
 * Accepts the clock as right, for a manager's recovery code or the owner's sheet. Returns the new present time, for
 * `DeskTime.start` after the commit. The event of a clock that was behind has the latest time seen until then as its date:
 * whoever searches that day must find it.
 */
export const acceptClock = async (
  { audit, time }: AcceptClockDeps,
  trx: StoreTransaction,
  actor: Person,
  portal: Portal,
): Promise<PresentTime> => {
  const found = time.behind();
  if (found)
    await audit.record(trx, { action: 'desk.clock-cleared', actor, portal, details: clockDetails(found) });
  return time.clear(trx);
};
