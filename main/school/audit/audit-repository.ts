import type { Insertable, Selectable } from 'kysely';
import type { AuditAction } from '../../../shared/audit-event';
import type { DeskId, HostId } from '../../../shared/ids';
import type { AuditEventTable, Queries } from '../store/schema';
import { countSignInAttempt } from './sign-in-counts';

/** What the next event of a chain builds on. */
export type LastEvent = Pick<Selectable<AuditEventTable>, 'sequence' | 'era' | 'occurred_at' | 'mac'>;

/** The newest event of a host's chain. */
export const lastEvent = (queries: Queries, host: HostId): Promise<LastEvent | undefined> =>
  queries
    .selectFrom('audit_events')
    .select(['sequence', 'era', 'occurred_at', 'mac'])
    .where('host_id', '=', host)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();

/**
 * The newest event of a host with a rare action. It reads every event with that action. With a condition on the host, SQLite
 * would choose the primary key and scan the whole chain.
 */
export const lastOfAction = async (
  queries: Queries,
  host: HostId,
  action: AuditAction,
): Promise<Selectable<AuditEventTable> | undefined> => {
  const events = await queries.selectFrom('audit_events').selectAll().where('action', '=', action).execute();
  return events
    .filter(({ host_id }) => host_id === host)
    .sort((one, other) => other.sequence - one.sequence)[0];
};

/** One event of a host's chain. */
export const eventAt = (
  queries: Queries,
  host: HostId,
  sequence: number,
): Promise<Selectable<AuditEventTable> | undefined> =>
  queries
    .selectFrom('audit_events')
    .selectAll()
    .where('host_id', '=', host)
    .where('sequence', '=', sequence)
    .executeTakeFirst();

/** Events of a host's chain after a sequence number, oldest first. */
export const eventsAfter = (
  queries: Queries,
  host: HostId,
  after: number,
  limit: number,
): Promise<Selectable<AuditEventTable>[]> =>
  queries
    .selectFrom('audit_events')
    .selectAll()
    .where('host_id', '=', host)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();

/**
 * Appends rows to the chain, and counts attempts to sign in here, so that no writer can forget to. The primary key refuses a
 * second row with the same sequence.
 */
export const appendEvents = async (
  queries: Queries,
  rows: readonly Insertable<AuditEventTable>[],
): Promise<void> => {
  if (rows.length === 0) return;
  await queries.insertInto('audit_events').values(rows).execute();
  for (const row of rows) await countSignInAttempt(queries, row);
};

export const appendEvent = (queries: Queries, row: Insertable<AuditEventTable>): Promise<void> =>
  appendEvents(queries, [row]);

/** Every desk that writes to this store. */
export const deskIds = async (queries: Queries): Promise<DeskId[]> =>
  (await queries.selectFrom('desks').select('id').orderBy('id').execute()).map(({ id }) => id);

/** Every host that has a chain. Reads one host at a time from the primary key, because `distinct` would scan the log. */
export const hostIds = async (queries: Queries): Promise<HostId[]> => {
  const hosts: HostId[] = [];
  for (;;) {
    const next = await queries
      .selectFrom('audit_events')
      .select('host_id')
      .where('host_id', '>', hosts.at(-1) ?? ('' as HostId))
      .orderBy('host_id')
      .limit(1)
      .executeTakeFirst();
    if (!next) return hosts;
    hosts.push(next.host_id);
  }
};
