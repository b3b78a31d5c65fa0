import { type Selectable, sql } from 'kysely';
import type { AccountId, HostId } from '../../../shared/ids';
import type { AuditEventTable, Queries } from '../store/schema';

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

/**
 * What counts as one: every sign-in, and every try at signing in or unlocking that failed; single right factors are left
 * out. Word for word the condition of the index `audit_events_of_sign_ins`, without bound values: else it is not used.
 */
const isSignIn = sql<boolean>`(action = 'sign-in.completed' or (outcome = 'failure' and (action like 'sign-in.%' or action = 'session.unlocked')))`;

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
