import { type Kysely, sql } from 'kysely';

/** One-time passes: one a person at most, kept as a MAC. */
export const up = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable('one_time_passes')
    .addColumn('account_id', 'text', (c) => c.primaryKey().notNull().references('accounts.id'))
    .addColumn('pass_hash', 'blob', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('given_by', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('given_by_name', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('given_at', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .addColumn('consumed_at', 'integer', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
};
