import type { Portal } from '../../../shared/access';
import type { AuditDetails, AuditOutcome } from '../../../shared/audit-event';
import { type AccountId, accountIdSchema, type DeskId } from '../../../shared/ids';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import type { EventPosition } from './audit-order';
import type { StoredEvent } from './audit-pages';
import type { SignInRow } from './sign-in-repository';

/** One sign-in or failed attempt, as the person sees it. */
export interface SignInEntry extends EventPosition {
  readonly occurredAt: number;
  readonly deskId: DeskId;
  readonly portal: Portal | null;
  readonly outcome: AuditOutcome;
  /** The factor of a sign-in (`with` in the event's details), or the action of a failure. */
  readonly how: string;
}

/** The entry of a stored sign-in. */
export const entryOf = ({
  host_id,
  desk_id,
  sequence,
  occurred_at,
  portal,
  outcome,
  action,
  details,
}: SignInRow): SignInEntry => {
  const facts: AuditDetails = JSON.parse(details);
  return {
    hostId: host_id,
    deskId: desk_id,
    sequence,
    occurredAt: occurred_at,
    portal: portal === '' ? null : portal,
    outcome,
    how: outcome === 'success' ? String(facts.with ?? '') : action,
  };
};

/** A stored event as the audit page shows it. */
export const auditRowOf = (row: StoredEvent): AuditRow => ({
  hostId: row.host_id,
  deskId: row.desk_id,
  sequence: row.sequence,
  occurredAt: row.occurred_at,
  action: row.action,
  outcome: row.outcome,
  actorId: accountIdOf(row.actor_id),
  actorName: row.actor_name,
  subjectId: accountIdOf(row.subject_id),
  subjectName: row.subject_name,
  portal: row.portal === '' ? null : row.portal,
  details: JSON.parse(row.details),
});

/** The account, or null if there is none. Null for an altered id too, so that it doesn't hide the rest of the page. */
const accountIdOf = (stored: string): AccountId | null => accountIdSchema.safeParse(stored).data ?? null;
