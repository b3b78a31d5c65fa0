import { type ExpressionWrapper, expressionBuilder } from 'kysely';
import type { TwoFactorState } from '../../../shared/staff-list';
import type { Schema } from '../store/schema';

/** What the authenticators of an account say of its second factor; a key that has expired says nothing. */
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
