import type { AccountId } from '../../../shared/ids';
import type { Queries } from '../store/schema';

/** Rows at once: a few milliseconds, so that a school of any size keeps nobody waiting at the desk. */
export const standingAtOnce = 100;

/**
 * Where the next accounts after an id stand. Who is inactive is passed over by the reader: as a condition it would have the
 * accounts found by their status and sorted by their ids for every thousand. A report over the tables of several concepts,
 * read only: asking each concept for everybody would read the school five times over.
 */
export const standingAfter = (queries: Queries, after: AccountId | '', now: number) =>
  queries
    .selectFrom('accounts')
    .select((of) => [
      'accounts.id',
      'accounts.role',
      'accounts.active',
      of
        .exists(
          of
            .selectFrom('authenticators')
            .select('authenticators.id')
            .whereRef('authenticators.account_id', '=', 'accounts.id')
            .where('state', '=', 'confirmed'),
        )
        .as('set_up'),
      of
        .exists(
          of
            .selectFrom('authenticators')
            .select('authenticators.id')
            .whereRef('authenticators.account_id', '=', 'accounts.id')
            .where('state', '=', 'pending')
            .where('expires_at', '>', now),
        )
        .as('pending'),
      of
        .selectFrom('recovery_codes')
        .select((count) => count.fn.countAll<number>().as('left'))
        .whereRef('recovery_codes.account_id', '=', 'accounts.id')
        .where('consumed_at', '=', 0)
        .as('codes_left'),
      of
        .exists(
          of.selectFrom('sessions').select('sessions.id').whereRef('sessions.account_id', '=', 'accounts.id'),
        )
        .as('signed_in'),
    ])
    .where('accounts.id', '>', after as AccountId)
    .orderBy('accounts.id')
    .limit(standingAtOnce);
