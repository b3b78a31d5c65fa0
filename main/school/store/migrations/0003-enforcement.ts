import { type Kysely, sql } from 'kysely';

/** A date and days of grace for the two switches, and enrolment that a manager supervises. All are off in a store of before. */
export const up = async (db: Kysely<never>): Promise<void> => {
  for (const column of [
    'required_from_office',
    'required_from_staff',
    'grace_days_office',
    'grace_days_staff',
    'supervised_enrolment',
  ])
    await db.schema
      .alterTable('school')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();

  await db.schema
    .createTable('enrolment_codes')
    .addColumn('account_id', 'text', (c) => c.primaryKey().notNull().references('accounts.id'))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('code', 'waiver')`))
    .addColumn('code_hash', 'blob', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
};
