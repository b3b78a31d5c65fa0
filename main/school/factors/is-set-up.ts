import type { ExpressionBuilder } from 'kysely';
import type { Schema } from '../store/schema';

/** The condition that an account's sign-ins take a code: it has an authenticator, confirmed or given. */
export const isSetUp = (of: ExpressionBuilder<Schema, 'accounts'>) =>
  of.exists(
    of
      .selectFrom('authenticators')
      .select('authenticators.id')
      .whereRef('authenticators.account_id', '=', 'accounts.id')
      .where('authenticators.state', '!=', 'pending'),
  );
