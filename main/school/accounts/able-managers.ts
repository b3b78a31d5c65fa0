import type { AccountId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { Queries } from '../store/schema';
import type { Account } from './account-repository';

/** The managers who can manage now: active, with a password, not locked for good. Every reader uses this one rule. */
export const ableManagers = (queries: Queries) =>
  queries
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'manager')
    .where('active', '=', 1)
    // An imported person has no password until a manager sets one.
    .where('password_hash', '!=', '')
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('throttles')
            .select('subject')
            .whereRef('subject', '=', 'accounts.id')
            .where('failures', '>=', policy.throttle.lockAfter),
        ),
      ),
    );

/** Those of them who need no other manager to sign in: a first app takes another manager's code where Staff Options say so. */
export const independentManagers = (queries: Queries) =>
  ableManagers(queries).where((of) =>
    of.or([
      of('id', 'in', of.selectFrom('authenticators').select('account_id').where('state', '=', 'confirmed')),
      of.not(
        of.exists(
          of
            .selectFrom('school')
            .select('singleton')
            .where('supervised_enrolment', '=', 1)
            .where('require_two_factor_office', '=', 1),
        ),
      ),
    ]),
  );

/**
 * The managers as they are now, by id and epoch. What a manager has given counts only while its giver is among them. Setting
 * the giver inactive, a new role, a reset and a new password all void it.
 */
export const givers = (queries: Queries) =>
  queries
    .selectFrom('accounts')
    .select(['id', 'epoch'])
    .where('role', '=', 'manager')
    .where('active', '=', 1)
    .$asTuple('id', 'epoch');

/** Whether a manager other than this account can manage now. */
export const hasOtherManager = async (queries: Queries, id: AccountId): Promise<boolean> =>
  (await ableManagers(queries).where('id', '!=', id).limit(1).executeTakeFirst()) !== undefined;

/** Whether this is an active manager, and no other manager could sign in if this one went. */
export const isLastManager = async (queries: Queries, account: Account): Promise<boolean> => {
  if (account.role !== 'manager' || account.active !== 1) return false;
  const others = independentManagers(queries).where('id', '!=', account.id).limit(1);
  return (await others.executeTakeFirst()) === undefined;
};
