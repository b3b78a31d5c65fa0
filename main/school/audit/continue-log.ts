import { setImmediate } from 'node:timers/promises';
import type { HostId } from '../../../shared/ids';
import type { Queries, StoreTransaction } from '../store/schema';
import type { AuditLog, ChainEnd } from './audit-log';
import { appendEvents, eventsAfter, hostIds, lastEvent } from './audit-repository';

const eventsAtOnce = 200;

/**
 * Appends the newer events of another store to the log of each host, up to the first event that doesn't fit its chain. Returns
 * how many.
 */
export const continueLog = async (
  audit: AuditLog,
  restored: StoreTransaction,
  other: Queries,
): Promise<number> => {
  let appended = 0;
  for (const host of await hostIds(other)) appended += await continueHost(audit, restored, other, host);
  return appended;
};

const continueHost = async (
  audit: AuditLog,
  restored: StoreTransaction,
  other: Queries,
  host: HostId,
): Promise<number> => {
  let before: ChainEnd | undefined = await lastEvent(restored, host);
  for (let appended = 0; ; ) {
    const rows = await eventsAfter(other, host, before?.sequence ?? 0, eventsAtOnce);
    const end = before;
    const misfit = rows.findIndex((row, at) => !audit.follows(row, at === 0 ? end : rows[at - 1]));
    const fitting = misfit < 0 ? rows : rows.slice(0, misfit);
    await appendEvents(restored, fitting);
    appended += fitting.length;
    if (fitting.length < eventsAtOnce) return appended;
    before = fitting.at(-1);
    // Other calls run in between.
    await setImmediate();
  }
};
