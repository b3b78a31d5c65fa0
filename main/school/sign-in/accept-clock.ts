import type { Portal } from '../../../shared/access';
import type { AuditLog, Person } from '../audit/audit-log';
import type { Clock } from '../platform/clock';
import type { DeskTime, PresentTime } from '../store/desk-time';
import type { StoreTransaction } from '../store/schema';

/** Dependencies of `acceptClock`. */
interface AcceptClockDeps {
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly time: DeskTime;
}

/**
 * Accepts the clock as right, for a manager's recovery code or the owner's sheet. Returns the new present time, for
 * `DeskTime.start` after the commit. The event of a clock that was behind has the latest time seen until then as its date:
 * whoever searches that day must find it.
 */
export const acceptClock = async (
  { audit, clock, time }: AcceptClockDeps,
  trx: StoreTransaction,
  actor: Person,
  portal: Portal,
): Promise<PresentTime> => {
  const clockAt = clock.now();
  const behindMinutes = Math.round((time.latest() - clockAt) / 60_000);
  if (time.isBehind())
    await audit.record(trx, {
      action: 'desk.clock-cleared',
      actor,
      portal,
      details: { behindMinutes, clockAt },
    });
  return time.clear(trx);
};
