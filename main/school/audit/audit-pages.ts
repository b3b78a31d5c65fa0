import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { AuditAction } from '../../../shared/audit-event';
import { actionsOfKind } from '../../../shared/audit-kinds';
import type { AuditFilter, AuditCursor } from '../../../shared/ipc/audit-contract';
import { numberPlannedOnce, plannedOnce } from '../store/prepared';
import type { AuditEventTable, Queries, Schema } from '../store/schema';

export type StoredEvent = Selectable<AuditEventTable>;
type Events = SelectQueryBuilder<Schema, 'audit_events', object>;

/** The one condition whose index a search follows; each has one (EXPLAIN in test/database/audit-pages.plans.test.ts). */
export type Lead =
  | { readonly by: 'actor' | 'subject'; readonly person: string }
  | { readonly by: 'action'; readonly action: AuditAction }
  | { readonly by: 'refused' }
  | { readonly by: 'portal'; readonly portal: string }
  | { readonly by: 'desk'; readonly desk: string }
  | { readonly by: 'time' };

/** Events that a page's searches together look at before it answers, where they have to look at more than they find. */
const stretchLength = 300;

/** The searches that together find what a filter asks for: the condition that is true of the fewest events leads. */
export const leadsOf = ({ person, kind, outcome, portal, desk }: AuditFilter): Lead[] => {
  if (person !== null)
    return [
      { by: 'actor', person },
      { by: 'subject', person },
    ];
  if (kind !== null) return actionsOfKind(kind).map((action) => ({ by: 'action', action }));
  if (outcome === 'failure') return [{ by: 'refused' }];
  if (portal !== null) return [{ by: 'portal', portal }];
  if (desk !== null) return [{ by: 'desk', desk }];
  return [{ by: 'time' }];
};

const led = (query: Events, lead: Lead): Events => {
  switch (lead.by) {
    case 'actor':
      return query.where('actor_id', '=', plannedOnce(lead.person));
    case 'subject':
      return query.where('subject_id', '=', plannedOnce(lead.person));
    case 'action':
      return query.where('action', '=', plannedOnce(lead.action));
    case 'refused':
      // As the partial index says it: a value that is bound would not be known when the plan is made.
      return query.where('outcome', '=', sql.lit('failure'));
    case 'portal':
      return query.where('portal', '=', plannedOnce(lead.portal as AuditEventTable['portal']));
    case 'desk':
      return query.where('desk_id', '=', plannedOnce(lead.desk as AuditEventTable['desk_id']));
    case 'time':
      return query;
  }
};

/** Whether a filter asks for more than its lead makes sure of. */
const asksMore = (filter: AuditFilter, lead: Lead): boolean => {
  const { kind, outcome, portal, desk } = filter;
  return (
    (kind !== null && lead.by !== 'action') ||
    (outcome !== null && lead.by !== 'refused') ||
    (portal !== null && lead.by !== 'portal') ||
    (desk !== null && lead.by !== 'desk')
  );
};

/** The events along a lead's index from a place on, newest first. */
const along = (queries: Queries, filter: AuditFilter, lead: Lead, after: AuditCursor | null): Events => {
  let query = led(queries.selectFrom('audit_events'), lead);
  if (filter.from !== null) query = query.where('occurred_at', '>=', filter.from);
  if (filter.until !== null) query = query.where('occurred_at', '<', filter.until);
  if (after !== null) {
    const { occurredAt, deskId, sequence } = after;
    query = query
      .where('occurred_at', '<=', occurredAt)
      .where((of) =>
        of(of.refTuple('occurred_at', 'desk_id', 'sequence'), '<', of.tuple(occurredAt, deskId, sequence)),
      );
  }
  return query.orderBy('occurred_at', 'desc').orderBy('desk_id', 'desc').orderBy('sequence', 'desc');
};

/** The query of one search: up to `limit` events among the next ones along the lead. */
export const searchAlong = (
  queries: Queries,
  filter: AuditFilter,
  lead: Lead,
  after: AuditCursor | null,
  limit: number,
  stretch: number,
) => {
  const { kind, outcome, portal, desk } = filter;
  if (!asksMore(filter, lead))
    return along(queries, filter, lead, after).selectAll().limit(numberPlannedOnce(limit));
  return queries
    .selectFrom(
      along(queries, filter, lead, after).selectAll().limit(numberPlannedOnce(stretch)).as('audit_events'),
    )
    .selectAll()
    .$if(kind !== null, (query) =>
      query.where('action', 'in', kind === null ? [] : actionsOfKind(kind).map(plannedOnce)),
    )
    .$if(outcome !== null, (query) => query.where('outcome', '=', plannedOnce(outcome ?? 'success')))
    .$if(portal !== null, (query) => query.where('portal', '=', plannedOnce(portal ?? '')))
    .$if(desk !== null, (query) =>
      query.where('desk_id', '=', plannedOnce(desk as AuditEventTable['desk_id'])),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('desk_id', 'desc')
    .orderBy('sequence', 'desc')
    .limit(numberPlannedOnce(limit));
};

/** The query for where a stretch along the lead ends; it finds nothing where there are no more events than that. */
export const endOfStretch = (
  queries: Queries,
  filter: AuditFilter,
  lead: Lead,
  after: AuditCursor | null,
  stretch: number,
) =>
  along(queries, filter, lead, after)
    .select(['occurred_at', 'desk_id', 'sequence'])
    .offset(stretch - 1)
    .limit(numberPlannedOnce(1));

const placeOf = (row: Pick<StoredEvent, 'occurred_at' | 'desk_id' | 'sequence'>): AuditCursor => ({
  occurredAt: row.occurred_at,
  deskId: row.desk_id,
  sequence: row.sequence,
});

/** Below zero when the first place is the newer one. */
const newerFirst = (one: AuditCursor, other: AuditCursor): number =>
  other.occurredAt - one.occurredAt ||
  (one.deskId === other.deskId ? other.sequence - one.sequence : one.deskId < other.deskId ? 1 : -1);

/** A page of what a filter finds, and the place that it goes on from; null at the log's beginning. */
export interface FoundPage {
  readonly rows: StoredEvent[];
  readonly next: AuditCursor | null;
}

/**
 * Up to `limit` events after a place, newest first by time, desk and sequence. However few events fit, no call looks at more
 * than a stretch of the log: it answers with what it found and where to go on.
 */
export const pageOfEvents = async (
  queries: Queries,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
  stretch = stretchLength,
): Promise<FoundPage> => {
  const found = new Map<string, StoredEvent>();
  // Where the searches that stopped early stopped: what is older than the newest of these is not known yet.
  let known: AuditCursor | null = null;
  const stopAt = (place: AuditCursor): void => {
    if (known === null || newerFirst(place, known) < 0) known = place;
  };
  const leads = leadsOf(filter);
  const each = Math.max(1, Math.floor(stretch / leads.length));
  for (const lead of leads) {
    const rows = await searchAlong(queries, filter, lead, after, limit + 1, each).execute();
    for (const row of rows) found.set(`${row.desk_id} ${row.sequence}`, row);
    const last = rows.at(-1);
    if (rows.length > limit && last) stopAt(placeOf(last));
    else if (asksMore(filter, lead)) {
      const end = await endOfStretch(queries, filter, lead, after, each).executeTakeFirst();
      if (end) stopAt(placeOf(end));
    }
  }
  const until: AuditCursor | null = known;
  const rows = [...found.values()]
    .filter((row) => until === null || newerFirst(placeOf(row), until) <= 0)
    .sort((one, other) => newerFirst(placeOf(one), placeOf(other)));
  if (rows.length <= limit) return { rows, next: until };
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: last ? placeOf(last) : null };
};
