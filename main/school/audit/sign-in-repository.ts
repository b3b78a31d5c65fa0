import type { ExpressionBuilder, Selectable } from 'kysely';
import { type AuditAction, auditActions } from '../../../shared/audit-event';
import type { AccountId, HostId } from '../../../shared/ids';
import type { AuditEventTable, Queries, Schema } from '../store/schema';

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

/** A person's sign-in or failed try, as the log has it. */
export type SignInRow = Pick<Selectable<AuditEventTable>, (typeof columns)[number]>;

const triesToGetIn: readonly AuditAction[] = auditActions.filter(
  (action) => action.startsWith('sign-in.') || action === 'session.unlocked',
);

/** Every sign-in, and every failed try to sign in or to unlock. An accepted factor alone is not one. */
const isSignIn = (of: ExpressionBuilder<Schema, 'audit_events'>) =>
  of.or([
    of('action', '=', 'sign-in.completed'),
    of.and([of('outcome', '=', 'failure'), of('action', 'in', triesToGetIn)]),
  ]);

/** A person's sign-ins and failed tries before one of them, newest first. */
export const signInsOf = (
  queries: Queries,
  account: AccountId,
  before: { readonly occurredAt: number; readonly hostId: HostId; readonly sequence: number } | null,
  limit: number,
): Promise<SignInRow[]> =>
  queries
    .selectFrom('audit_events')
    .select(columns)
    .where('subject_id', '=', account)
    .where(isSignIn)
    .$if(before !== null, (query) =>
      query.where((of) =>
        of(
          of.refTuple('occurred_at', 'host_id', 'sequence'),
          '<',
          of.tuple(before?.occurredAt ?? 0, before?.hostId as HostId, before?.sequence ?? 0),
        ),
      ),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('host_id', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();

/** One of a person's sign-ins and failed tries. */
export const signInAt = (
  queries: Queries,
  account: AccountId,
  at: { readonly hostId: HostId; readonly sequence: number },
): Promise<SignInRow | undefined> =>
  queries
    .selectFrom('audit_events')
    .select(columns)
    .where('host_id', '=', at.hostId)
    .where('sequence', '=', at.sequence)
    .where('subject_id', '=', account)
    .where(isSignIn)
    .executeTakeFirst();
