import type { ExpressionBuilder, Selectable } from 'kysely';
import { type AuditAction, auditActions } from '../../../shared/audit-event';
import type { AccountId } from '../../../shared/ids';
import type { AuditEventTable, Queries, Schema } from '../store/schema';
import { type EventPosition, isAfter, placeOf } from './audit-order';

const columns = [
  'host_id',
  'sequence',
  'desk_id',
  'occurred_at',
  'portal',
  'outcome',
  'action',
  'details',
] as const;

/** The row of a sign-in or failed attempt. */
export type SignInRow = Pick<Selectable<AuditEventTable>, (typeof columns)[number]>;

const attemptActions: readonly AuditAction[] = auditActions.filter(
  (action) => action.startsWith('sign-in.') || action === 'session.unlocked',
);

/** Completed sign-ins, and failed attempts to sign in or to unlock. An accepted factor alone doesn't count. */
const isSignIn = (of: ExpressionBuilder<Schema, 'audit_events'>) =>
  of.or([
    of('action', '=', 'sign-in.completed'),
    of.and([of('outcome', '=', 'failure'), of('action', 'in', attemptActions)]),
  ]);

/** A person's sign-ins and failed attempts older than `before`, newest first in the log's order. */
export const signInsOf = async (
  queries: Queries,
  account: AccountId,
  before: EventPosition | null,
  limit: number,
): Promise<SignInRow[]> => {
  const place = before && (await placeOf(queries, before));
  return queries
    .selectFrom('audit_events')
    .select(columns)
    .where('subject_id', '=', account)
    .where(isSignIn)
    .where((of) => (place ? isAfter(of, place) : of.lit(true)))
    .orderBy('era', 'desc')
    .orderBy('occurred_at', 'desc')
    .orderBy('host_id', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
};

/** One of a person's sign-ins or failed attempts. */
export const signInAt = (
  queries: Queries,
  account: AccountId,
  at: EventPosition,
): Promise<SignInRow | undefined> =>
  queries
    .selectFrom('audit_events')
    .select(columns)
    .where('host_id', '=', at.hostId)
    .where('sequence', '=', at.sequence)
    .where('subject_id', '=', account)
    .where(isSignIn)
    .executeTakeFirst();
