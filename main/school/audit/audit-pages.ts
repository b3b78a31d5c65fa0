import type { Selectable, SelectQueryBuilder } from 'kysely';
import { actionsOfKind } from '../../../shared/audit-kinds';
import type { AuditFilter, AuditCursor } from '../../../shared/ipc/audit-contract';
import type { AuditEventTable, Queries, Schema } from '../store/schema';

export type StoredEvent = Selectable<AuditEventTable>;
type Events = SelectQueryBuilder<Schema, 'audit_events', StoredEvent>;

/** A page of the filtered log, and the cursor of the next page; null on the last one. */
export interface EventPage {
  readonly rows: StoredEvent[];
  readonly next: AuditCursor | null;
}

/** Up to `limit` events after a cursor, newest first by time, host and sequence (keyset pagination). */
export const pageOfEvents = async (
  queries: Queries,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
): Promise<EventPage> => {
  const events = await eventsAfterCursor(queries, filter, after, limit + 1).execute();
  const rows = events.slice(0, limit);
  const last = rows.at(-1);
  if (events.length <= limit || !last) return { rows, next: null };
  return { rows, next: { occurredAt: last.occurred_at, hostId: last.host_id, sequence: last.sequence } };
};

/** The query of a page: the newest events of each alternative, merged. */
const eventsAfterCursor = (
  queries: Queries,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
): Events => {
  const events = narrowed(queries.selectFrom('audit_events').selectAll(), filter, after);
  const [first = events, ...others] = alternatives(events, filter).map((alternative) =>
    queries.selectFrom(newestFirst(alternative).limit(limit).as('audit_events')).selectAll(),
  );
  return newestFirst(others.reduce((merged, other) => merged.unionAll(other), first)).limit(limit);
};

/**
 * A filter by person or kind matches several values. Each value gets a query of its own, because an index returns the
 * events of one value in order, but not those of several.
 */
const alternatives = (events: Events, { person, kind }: AuditFilter): Events[] => {
  const actions = kind === null ? null : actionsOfKind(kind);
  if (person !== null) {
    const ofKind = actions === null ? events : events.where('action', 'in', actions);
    return [
      ofKind.where('actor_id', '=', person),
      ofKind.where('subject_id', '=', person).where('actor_id', '!=', person),
    ];
  }
  return actions?.map((action) => events.where('action', '=', action)) ?? [events];
};

/** The conditions that hold for every alternative. */
const narrowed = (
  events: Events,
  { from, until, portal, desk, outcome }: AuditFilter,
  after: AuditCursor | null,
): Events => {
  let query = events;
  if (from !== null) query = query.where('occurred_at', '>=', from);
  if (until !== null) query = query.where('occurred_at', '<', until);
  if (portal !== null) query = query.where('portal', '=', portal);
  if (desk !== null) query = query.where('desk_id', '=', desk);
  if (outcome !== null) query = query.where('outcome', '=', outcome);
  if (after !== null)
    query = query.where((of) =>
      of(
        of.refTuple('occurred_at', 'host_id', 'sequence'),
        '<',
        of.tuple(after.occurredAt, after.hostId, after.sequence),
      ),
    );
  return query;
};

const newestFirst = (events: Events): Events =>
  events.orderBy('occurred_at', 'desc').orderBy('host_id', 'desc').orderBy('sequence', 'desc');
