import { type Insertable, type Selectable, sql } from 'kysely';
import type { AuditAction } from '../../../shared/audit-event';
import type { DeskId } from '../../../shared/ids';
import type { AuditEventTable, Queries } from '../store/schema';
import { countSignInTry } from './sign-in-counts';
import { plannedOnce, prepared } from '../store/prepared';

/** The newest event of a desk's chain. */
export const lastEvent = async (
  queries: Queries,
  desk: DeskId,
): Promise<{ sequence: number; mac: Buffer } | undefined> => (await newestOf(queries, desk)).rows[0];

const newestOf = prepared((queries, desk: DeskId) =>
  queries
    .selectFrom('audit_events')
    .select(['sequence', 'mac'])
    .where('desk_id', '=', plannedOnce(desk))
    .orderBy('sequence', 'desc')
    .limit(sql.lit(1)),
);

/**
 * The newest event of a desk with an action that it seldom writes: all events with the action are sorted. By the desk, bare, its
 * whole log would be walked over from its end until there is one.
 */
export const lastOfAction = (
  queries: Queries,
  desk: DeskId,
  action: AuditAction,
): Promise<Selectable<AuditEventTable> | undefined> =>
  queries
    .selectFrom('audit_events')
    .selectAll()
    .where((of) => of(of.fn.coalesce('desk_id', sql.lit('' as DeskId)), '=', desk))
    .where('action', '=', action)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();

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
 * Adds a row to the chain, and to the counts where it is a try to sign in: whoever appends, also a restore, keeps the two
 * alike. The primary key refuses a second row with the same sequence.
 */
export const appendEvent = async (queries: Queries, row: Insertable<AuditEventTable>): Promise<void> => {
  await insertEvent(queries, ...eventColumns.map((column) => row[column]));
  await countSignInTry(queries, row);
};

const eventColumns = [
  'desk_id',
  'sequence',
  'occurred_at',
  'action',
  'outcome',
  'actor_id',
  'actor_name',
  'subject_id',
  'subject_name',
  'portal',
  'details',
  'mac',
] as const satisfies readonly (keyof AuditEventTable)[];

const insertEvent = prepared((queries, ...values: unknown[]) =>
  queries
    .insertInto('audit_events')
    .values(
      Object.fromEntries(
        eventColumns.map((column, index) => [column, values[index]]),
      ) as unknown as Insertable<AuditEventTable>,
    ),
);

/** Every desk that writes here. */
export const deskIds = async (queries: Queries): Promise<DeskId[]> =>
  (await queries.selectFrom('desks').select('id').orderBy('id').execute()).map(({ id }) => id);
