import type { ExpressionBuilder } from 'kysely';
import type { HostId } from '../../../shared/ids';
import type { AuditEventTable, Queries, Schema } from '../store/schema';

/** An event's name: the host whose chain holds it, and its number there. */
export interface EventPosition {
  readonly hostId: HostId;
  readonly sequence: number;
}

/**
 * An event's place in the log's order: by era, date, host and sequence. Within a host that is the order of the sequence,
 * whatever a clock says: dates go back only where the era goes up. Events of several hosts merge by their dates.
 */
export type Place = Pick<AuditEventTable, 'era' | 'occurred_at' | 'host_id' | 'sequence'>;

/** The place of an event; for one that the log does not have, the place before all others, so that nothing comes after it. */
export const placeOf = async (queries: Queries, { hostId, sequence }: EventPosition): Promise<Place> => {
  const row = await queries
    .selectFrom('audit_events')
    .select(['era', 'occurred_at', 'host_id', 'sequence'])
    .where('host_id', '=', hostId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row ?? { era: -1, occurred_at: 0, host_id: hostId, sequence: 0 };
};

/** The condition that an event comes after a place, newest first. */
export const isAfter = (of: ExpressionBuilder<Schema, 'audit_events'>, place: Place) =>
  of(
    of.refTuple('era', 'occurred_at', 'host_id', 'sequence'),
    '<',
    of.tuple(place.era, place.occurred_at, place.host_id, place.sequence),
  );

/** The newest era of the log; 0 for an empty log. */
export const newestEra = async (queries: Queries): Promise<number> => {
  const row = await queries
    .selectFrom('audit_events')
    .select('era')
    .orderBy('era', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.era ?? 0;
};
