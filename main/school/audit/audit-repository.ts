import { type Insertable, type Selectable, sql } from 'kysely';
import type { AuditAction } from '../../../shared/audit-event';
import type { DeskId, HostId } from '../../../shared/ids';
import type { AuditEventTable, Queries } from '../store/schema';
import { countSignInTry } from './sign-in-counts';
import { plannedOnce, prepared } from '../store/prepared';

/** The newest event of a host's chain. */
export const lastEvent = async (
  queries: Queries,
  host: HostId,
): Promise<{ sequence: number; mac: Buffer } | undefined> => (await newestOf(queries, host)).rows[0];

const newestOf = prepared((queries, host: HostId) =>
  queries
    .selectFrom('audit_events')
    .select(['sequence', 'mac'])
    .where('host_id', '=', plannedOnce(host))
    .orderBy('sequence', 'desc')
    .limit(sql.lit(1)),
);

/**
 * The newest event of a host with an action that it seldom writes: all events with the action are sorted. By the host, bare, its
 * whole log would be walked over from its end until there is one.
 */
export const lastOfAction = (
  queries: Queries,
  host: HostId,
  action: AuditAction,
): Promise<Selectable<AuditEventTable> | undefined> =>
  queries
    .selectFrom('audit_events')
    .selectAll()
    .where((of) => of(of.fn.coalesce('host_id', sql.lit('' as HostId)), '=', host))
    .where('action', '=', action)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();

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
 * Adds a row to the chain, and to the counts where it is a try to sign in: whoever appends, also a restore, keeps the two
 * alike. The primary key refuses a second row with the same sequence.
 */
export const appendEvent = async (queries: Queries, row: Insertable<AuditEventTable>): Promise<void> => {
  await insertEvent(queries, ...eventColumns.map((column) => row[column]));
  await countSignInTry(queries, row);
};

const eventColumns = [
  'host_id',
  'sequence',
  'desk_id',
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

/** Every host that has a chain here. Read a host at a time off the primary key: a distinct would read the whole log. */
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
