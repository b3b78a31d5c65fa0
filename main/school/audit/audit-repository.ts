import type { Insertable, Selectable } from 'kysely';
import type { AuditAction } from '../../../shared/audit-event';
import type { DeskId } from '../../../shared/ids';
import type { AuditEventTable, Queries } from '../store/schema';
import { countSignInTry } from './sign-in-counts';

/** The newest event of a desk's chain. */
export const lastEvent = (
  queries: Queries,
  desk: DeskId,
): Promise<{ sequence: number; mac: Buffer } | undefined> =>
  queries
    .selectFrom('audit_events')
    .select(['sequence', 'mac'])
    .where('desk_id', '=', desk)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();

/**
 * The newest event of a desk with a rare action. Reads every event with that action, because SQLite would choose the key for a
 * condition on the desk and walk its whole chain.
 */
export const lastOfAction = async (
  queries: Queries,
  desk: DeskId,
  action: AuditAction,
): Promise<Selectable<AuditEventTable> | undefined> => {
  const events = await queries.selectFrom('audit_events').selectAll().where('action', '=', action).execute();
  return events
    .filter(({ desk_id }) => desk_id === desk)
    .sort((one, other) => other.sequence - one.sequence)[0];
};

/** One event of a desk's chain. */
export const eventAt = (
  queries: Queries,
  desk: DeskId,
  sequence: number,
): Promise<Selectable<AuditEventTable> | undefined> =>
  queries
    .selectFrom('audit_events')
    .selectAll()
    .where('desk_id', '=', desk)
    .where('sequence', '=', sequence)
    .executeTakeFirst();

/** Events of a desk after a sequence number, oldest first. */
export const eventsAfter = (
  queries: Queries,
  desk: DeskId,
  after: number,
  limit: number,
): Promise<Selectable<AuditEventTable>[]> =>
  queries
    .selectFrom('audit_events')
    .selectAll()
    .where('desk_id', '=', desk)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();

/**
 * Adds rows to the chain, and counts those that are tries to sign in, so that no writer can forget the counts. The primary key
 * refuses a second row with the same sequence.
 */
export const appendEvents = async (
  queries: Queries,
  rows: readonly Insertable<AuditEventTable>[],
): Promise<void> => {
  if (rows.length === 0) return;
  await queries.insertInto('audit_events').values(rows).execute();
  for (const row of rows) await countSignInTry(queries, row);
};

export const appendEvent = (queries: Queries, row: Insertable<AuditEventTable>): Promise<void> =>
  appendEvents(queries, [row]);

/** Every desk that writes here. */
export const deskIds = async (queries: Queries): Promise<DeskId[]> =>
  (await queries.selectFrom('desks').select('id').orderBy('id').execute()).map(({ id }) => id);
