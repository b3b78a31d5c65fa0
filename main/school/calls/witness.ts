import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import { storeFailure } from '../store/store-failure';
import type { Clock } from '../platform/clock';
import type { Logger } from '../platform/logger';
import type { NewId } from '../platform/random';
import type { Witness } from './dispatcher';
import { inTransaction, nobody } from '../store/in-transaction';

/** At most one audit event per window, channel and code in this time (milliseconds), so that a flood can't fill the disk. */
const quietFor = 60_000;

/** Dependencies of `createWitness`. */
interface CreateWitnessDeps {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Writes refusals to the audit log, and errors to the technical log. */
export const createWitness = ({ store, audit, logger, clock, newId }: CreateWitnessDeps): Witness => {
  const recordedAt = new Map<string, number>();
  return {
    refused: async (sender, channel, code) => {
      const kind = `${sender?.windowId ?? ''} ${channel} ${code}`;
      const now = clock.monotonic();
      if (now - (recordedAt.get(kind) ?? Number.NEGATIVE_INFINITY) < quietFor) return;
      recordedAt.set(kind, now);
      await inTransaction(store, nobody, (trx) =>
        audit.record(trx, {
          action: 'desk.call-refused',
          outcome: 'failure',
          portal: sender?.portal ?? null,
          details: { channel: channel.slice(0, 80), code },
        }),
      );
    },
    threw: (channel, cause) => {
      const incidentId = newId<string>();
      logger.error(`Incident ${incidentId} in ${channel}`, cause);
      const code = storeFailure(cause);
      return code ? { code } : { code: 'internal-error', incidentId };
    },
  };
};
