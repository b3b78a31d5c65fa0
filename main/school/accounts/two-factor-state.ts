import { type ExpressionWrapper, expressionBuilder } from 'kysely';
import type { TwoFactorState } from '../../../shared/staff-list';
import type { Schema } from '../store/schema';

/**
 * The state of an account's second factor, from its authenticators. A given token counts: the next sign-in takes its code. An
 * expired key counts as none; `now` is UTC milliseconds.
 */
export const twoFactorState = (now: number): ExpressionWrapper<Schema, 'accounts', TwoFactorState> => {
  const of = expressionBuilder<Schema, 'accounts'>();
  const authenticators = of
    .selectFrom('authenticators')
    .select('authenticators.id')
    .whereRef('authenticators.account_id', '=', 'accounts.id');
  const pending = authenticators
    .where('authenticators.state', '=', 'pending')
    .where('authenticators.expires_at', '>', now);
  return of
    .case()
    .when(of.exists(authenticators.where('authenticators.state', '!=', 'pending')))
    .then<TwoFactorState>('set-up')
    .when(of.exists(pending))
    .then<TwoFactorState>('pending')
    .else<TwoFactorState>('not-set-up')
    .end();
};
