import { sql } from 'kysely';
import type { HostId } from '../../../shared/ids';
import type { RestoreReport } from '../../../shared/restore-report';
import type { AuditHead } from '../audit/audit-head';
import type { AuditLog } from '../audit/audit-log';
import { continueLog } from '../audit/continue-log';
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
  const end = await audit.end(restored);
  if (!present) {
    const lost = Math.max(0, (head.sequence ?? 0) - end);
    return { log: 'unreadable', carried: 0, lost, brokenAt, isContinued: false };
  }
  const { log, stored, known } = judged ?? (await judgeLog(present, parts));
  const common = await lastCommon(restored, audit.hostId);
  const carried = await continueLog(audit, restored, present);
  const restoredEnd = await audit.end(restored);
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
  const stored = await audit.end(queries);
  // A head whose row has another MAC proves that at least one event was replaced.
  const known = Math.max(stored, head.sequence ?? 0) + (byHead.kind === 'altered' ? 1 : 0);
  if (chain.kind === 'broken' || byHead.kind === 'altered') return { log: 'altered', stored, known };
  return { log: byHead.kind === 'whole' ? 'whole' : 'cut', stored, known };
};

/** The last sequence at which both logs have the same MAC; 0 without one. */
const lastCommon = async (restored: StoreTransaction, host: HostId): Promise<number> => {
  const { rows } = await sql<{ sequence: number | null }>`
    select max(sequence) as sequence from main.audit_events
    join present.audit_events as now using (host_id, sequence, mac) where host_id = ${host}`.execute(
    restored,
  );
  return rows[0]?.sequence ?? 0;
};
