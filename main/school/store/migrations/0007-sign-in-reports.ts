import { type Kysely, sql } from 'kysely';

/** Facts of a notice, and the entries of a person's sign-ins that they say were not theirs. */
export const up = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .alterTable('notices')
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();

  await db.schema
    .createTable('sign_in_reports')
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('reported_at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('sign_in_reports_key', ['desk_id', 'sequence'])
    .modifyEnd(sql`strict`)
    .execute();
};
