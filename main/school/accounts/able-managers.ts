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

/** Whether a manager other than this account can manage now. */
export const hasOtherManager = async (queries: Queries, id: AccountId): Promise<boolean> =>
  (await ableManagers(queries).where('id', '!=', id).limit(1).executeTakeFirst()) !== undefined;

/** Whether this is an active manager, and no other manager can manage now. */
export const isLastManager = async (queries: Queries, account: Account): Promise<boolean> =>
  account.role === 'manager' && account.active === 1 && !(await hasOtherManager(queries, account.id));
