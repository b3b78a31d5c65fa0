import type { ExpressionBuilder } from 'kysely';
import type { Schema } from '../store/schema';

/** The condition that an account has a confirmed authenticator. */
export const isSetUp = (of: ExpressionBuilder<Schema, 'accounts'>) =>
  of.exists(
    of
      .selectFrom('authenticators')
      .select('authenticators.id')
      .whereRef('authenticators.account_id', '=', 'accounts.id')
      .where('authenticators.state', '=', 'confirmed'),
  );
