import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { HostId } from '../../../shared/ids';
import type { RestoreReport } from '../../../shared/restore-report';
import type { AuditHead } from '../audit/audit-head';
import type { AuditLog, ChainEnd } from '../audit/audit-log';
import { appendEvents, eventsAfter, hostIds, lastEvent } from '../audit/audit-repository';
import { Work } from '../audit/long-work';
import type { Queries, StoreTransaction } from '../store/schema';

/** The log that judges and is judged. */
export interface LogParts {
  readonly audit: AuditLog;
  readonly head: AuditHead;
}

/** The facts of a report that the log decides. */
export interface CarriedLog extends Pick<RestoreReport, 'log' | 'carried' | 'lost' | 'brokenAt'> {
  /** Whether today's log continues the backup's, which proves that today's store is the later one. */
  readonly isContinued: boolean;
}

const eventsAtOnce = 200;

/**
 * Judges the backup's log and today's, and appends those of today's newer events that fit the restored log. `present` is
 * today's store; null if it can't be read.
 */
export const carryLog = async (
  restored: StoreTransaction,
  present: Queries | null,
  parts: LogParts,
  judged: JudgedLog | null,
): Promise<CarriedLog> => {
  const { audit, head } = parts;
  const ofBackup = await audit.verify(restored, new Work());
  const brokenAt = ofBackup.kind === 'broken' ? ofBackup.at : 0;
  const end = await endOf(restored, audit.hostId);
  if (!present) {
    const lost = Math.max(0, (head.sequence ?? 0) - end);
    return { log: 'unreadable', carried: 0, lost, brokenAt, isContinued: false };
  }
  const { log, stored, known } = judged ?? (await judgeLog(present, parts));
  const common = await lastCommon(restored, audit.hostId);
  let carried = 0;
  for (const host of await hostIds(present)) carried += await appendFitting(restored, present, host, audit);
  const restoredEnd = await endOf(restored, audit.hostId);
  const isContinued = restoredEnd > end || common === end;
  const hasDiverged = !isContinued && common < Math.min(end, stored);
  const kept = hasDiverged ? common : Math.max(end, Math.min(restoredEnd, stored));
  return { log, carried, lost: Math.max(0, known - kept), brokenAt, isContinued };
};

/** The verdict on today's log, before anything else is appended to it. */
export interface JudgedLog extends Pick<RestoreReport, 'log'> {
  /** The last sequence in the store. */
  readonly stored: number;
  /** How many events are known to have happened. */
  readonly known: number;
}

/** Judges a log by its chain and its head. Without a head nothing proves its end, so a missing head counts as cut. */
export const judgeLog = async (queries: Queries, { audit, head }: LogParts): Promise<JudgedLog> => {
  const byHead = await head.check(queries);
  const chain = await audit.verify(queries, new Work());
  const stored = await endOf(queries, audit.hostId);
  // A head whose row has another MAC proves that at least one event was replaced.
  const known = Math.max(stored, head.sequence ?? 0) + (byHead.kind === 'altered' ? 1 : 0);
  if (chain.kind === 'broken' || byHead.kind === 'altered') return { log: 'altered', stored, known };
  return { log: byHead.kind === 'whole' ? 'whole' : 'cut', stored, known };
};

const endOf = async (queries: Queries, host: HostId): Promise<number> =>
  (await lastEvent(queries, host))?.sequence ?? 0;

/** The last sequence at which both logs have the same MAC; 0 without one. */
const lastCommon = async (restored: StoreTransaction, host: HostId): Promise<number> => {
  const { rows } = await sql<{ sequence: number | null }>`
    select max(sequence) as sequence from main.audit_events
    join present.audit_events as now using (host_id, sequence, mac) where host_id = ${host}`.execute(restored);
  return rows[0]?.sequence ?? 0;
};

/** Appends a host's events after the restored log's last one, up to the first that doesn't fit. Returns how many. */
const appendFitting = async (
  restored: StoreTransaction,
  present: Queries,
  host: HostId,
  audit: AuditLog,
): Promise<number> => {
  let before: ChainEnd | undefined = await lastEvent(restored, host);
  for (let appended = 0; ; ) {
    const rows = await eventsAfter(present, host, before?.sequence ?? 0, eventsAtOnce);
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
