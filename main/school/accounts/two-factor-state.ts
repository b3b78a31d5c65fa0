import { type ExpressionWrapper, expressionBuilder } from 'kysely';
import type { TwoFactorState } from '../../../shared/staff-list';
import type { Schema } from '../store/schema';

/** The state of an account's second factor, from its authenticators. An expired key counts as none; `now` is UTC milliseconds. */
export const twoFactorState = (now: number): ExpressionWrapper<Schema, 'accounts', TwoFactorState> => {
  const of = expressionBuilder<Schema, 'accounts'>();
  const inState = (state: 'confirmed' | 'pending') =>
    of
      .selectFrom('authenticators')
      .select('authenticators.id')
      .whereRef('authenticators.account_id', '=', 'accounts.id')
      .where('authenticators.state', '=', state);
  return of
    .case()
    .when(of.exists(inState('confirmed')))
    .then<TwoFactorState>('set-up')
    .when(of.exists(inState('pending').where('authenticators.expires_at', '>', now)))
    .then<TwoFactorState>('pending')
    .else<TwoFactorState>('not-set-up')
    .end();
};
