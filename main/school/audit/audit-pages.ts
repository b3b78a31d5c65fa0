import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import { actionsOfKind } from '../../../shared/audit-kinds';
import type { DeskId } from '../../../shared/ids';
import type { AuditFilter, AuditCursor } from '../../../shared/ipc/audit-contract';
import type { AuditEventTable, Queries, Schema } from '../store/schema';
import { isAfter, newestEra, type Place, placeOf } from './audit-order';

export type StoredEvent = Selectable<AuditEventTable>;
type Events = SelectQueryBuilder<Schema, 'audit_events', StoredEvent>;

/** A page of the filtered log, and the cursor of the next page; null on the last one. */
export interface EventPage {
  readonly rows: StoredEvent[];
  readonly next: AuditCursor | null;
}

/** Up to `limit` events after a cursor, newest first in the log's order (keyset pagination). */
export const pageOfEvents = async (
  queries: Queries,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
): Promise<EventPage> => {
  const place = after && (await placeOf(queries, after));
  const events: StoredEvent[] = [];
  for (const era of await erasOf(queries, filter)) {
    const wanted = limit + 1 - events.length;
    if (wanted > 0) events.push(...(await eventsAfterPlace(queries, filter, era, place, wanted).execute()));
  }
  const rows = events.slice(0, limit);
  const last = rows.at(-1);
  if (events.length <= limit || !last) return { rows, next: null };
  return { rows, next: { hostId: last.host_id, sequence: last.sequence } };
};

/**
 * The eras to read one after the other, newest first; null for all of them at once. An index holds the dates of one era in
 * order, so a filter by date reads each era for itself.
 */
const erasOf = async (queries: Queries, { from, until }: AuditFilter): Promise<(number | null)[]> => {
  if (from === null && until === null) return [null];
  const newest = await newestEra(queries);
  return Array.from({ length: newest + 1 }, (_, index) => newest - index);
};

/** The query of a page: the newest events of each alternative, merged. */
const eventsAfterPlace = (
  queries: Queries,
  filter: AuditFilter,
  era: number | null,
  place: Place | null,
  limit: number,
): Events => {
  const events = narrowed(queries.selectFrom('audit_events').selectAll(), filter, era, place);
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
  { from, until, person, kind, portal, desk, outcome }: AuditFilter,
  era: number | null,
  place: Place | null,
): Events => {
  let query = events;
  if (era !== null) query = query.where('era', '=', era);
  if (from !== null) query = query.where('occurred_at', '>=', from);
  if (until !== null) query = query.where('occurred_at', '<', until);
  if (portal !== null) query = query.where('portal', '=', portal);
  // One desk can hold the whole log: its index decides only where nothing else narrows. SQLite uses none for `+ desk_id`.
  const narrows = era !== null || person !== null || kind !== null;
  if (desk !== null)
    query = query.where(narrows ? sql<DeskId>`+ ${sql.ref('desk_id')}` : 'desk_id', '=', desk);
  if (outcome !== null) query = query.where('outcome', '=', outcome);
  if (place !== null) query = query.where((of) => isAfter(of, place));
  return query;
};

const newestFirst = (events: Events): Events =>
  events
    .orderBy('era', 'desc')
    .orderBy('occurred_at', 'desc')
    .orderBy('host_id', 'desc')
    .orderBy('sequence', 'desc');
