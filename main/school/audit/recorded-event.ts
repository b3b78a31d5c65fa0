import type { Selectable } from 'kysely';
import type { Portal } from '../../../shared/access';
import type { AuditAction, AuditOutcome, WrittenDetails } from '../../../shared/audit-event';
import type { AccountId, AuthenticatorId, HostId } from '../../../shared/ids';
import type { AuditEventTable, StoreTransaction } from '../store/schema';

/** A person as an event names them. */
export interface Person {
  readonly id: AccountId;
  readonly name: string;
}

/** An event without its time, place and MAC, which the log adds. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly outcome?: AuditOutcome;
  readonly actor?: Person | null;
  readonly subject?: Person | null;
  readonly portal?: Portal | null;
  readonly details?: WrittenDetails;
  /** The authenticator that the event is about, for its notice. The log doesn't keep it. */
  readonly about?: AuthenticatorId;
}

/** An event with its place in the log. */
export interface RecordedEvent extends AuditEvent {
  readonly hostId: HostId;
  readonly sequence: number;
  readonly occurredAt: number;
}

/** Tells the people whom events concern, in the transaction that records them. */
export type TellPeople = (trx: StoreTransaction, events: readonly RecordedEvent[]) => Promise<void>;

/** An event with its place in the log, from its row. */
export const recorded = (event: AuditEvent, row: Selectable<AuditEventTable>): RecordedEvent => ({
  ...event,
  hostId: row.host_id,
  sequence: row.sequence,
  occurredAt: row.occurred_at,
});
