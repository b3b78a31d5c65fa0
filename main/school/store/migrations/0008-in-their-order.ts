import type { Kysely } from 'kysely';

/** What every sign-in reads of a person comes in its order from the index: nothing is sorted. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.dropIndex('authenticators_by_account').execute();
  await db.schema
    .createIndex('authenticators_by_account')
    .on('authenticators')
    .columns(['account_id', 'state', 'confirmed_at', 'id'])
    .execute();
  await db.schema.dropIndex('notices_by_account').execute();
  await db.schema
    .createIndex('notices_by_account')
    .on('notices')
    .columns(['account_id', 'dismissed_at', 'occurred_at'])
    .execute();
};
