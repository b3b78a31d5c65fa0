import { type Kysely, sql } from 'kysely';

/**
 * Facts of a notice, the entries of a person's sign-ins that they say were not theirs, and the index that shows these
 * entries: exactly what a person sees of the log, so that millions of other events are never read for it.
 */
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

  await db.schema
    .createIndex('audit_events_of_sign_ins')
    .on('audit_events')
    .columns(['subject_id', 'occurred_at', 'desk_id', 'sequence'])
    .where(
      sql<boolean>`(action = 'sign-in.completed' or (outcome = 'failure' and (action like 'sign-in.%' or action = 'session.unlocked')))`,
    )
    .execute();
};
