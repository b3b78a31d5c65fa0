import type { ExpressionBuilder, Selectable } from 'kysely';
import { type AuditAction, auditActions } from '../../../shared/audit-event';
import type { AccountId, DeskId } from '../../../shared/ids';
import type { AuditEventTable, Queries, Schema } from '../store/schema';

const columns = ['desk_id', 'sequence', 'occurred_at', 'portal', 'outcome', 'action', 'details'] as const;

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
  before: { readonly occurredAt: number; readonly deskId: DeskId; readonly sequence: number } | null,
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
          of.refTuple('occurred_at', 'desk_id', 'sequence'),
          '<',
          of.tuple(before?.occurredAt ?? 0, before?.deskId as DeskId, before?.sequence ?? 0),
        ),
      ),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('desk_id', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();

/** One of a person's sign-ins and failed tries. */
export const signInAt = (
  queries: Queries,
  account: AccountId,
  at: { readonly deskId: DeskId; readonly sequence: number },
): Promise<SignInRow | undefined> =>
  queries
    .selectFrom('audit_events')
    .select(columns)
    .where('desk_id', '=', at.deskId)
    .where('sequence', '=', at.sequence)
    .where('subject_id', '=', account)
    .where(isSignIn)
    .executeTakeFirst();
