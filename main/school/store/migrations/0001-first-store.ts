import { type Kysely, sql } from 'kysely';

const strict = sql`strict`;

/** The first shape of the store. */
export const up = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable('school')
    .addColumn('singleton', 'integer', (c) => c.primaryKey().check(sql`singleton = 1`))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('require_two_factor_office', 'integer', (c) => c.notNull())
    .addColumn('require_two_factor_staff', 'integer', (c) => c.notNull())
    .addColumn('idle_lock_minutes_office', 'integer', (c) => c.notNull())
    .addColumn('idle_lock_minutes_staff', 'integer', (c) => c.notNull())
    .addColumn('contact_line', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('username_key', 'text', (c) => c.notNull().unique())
    .addColumn('role', 'text', (c) => c.notNull().check(sql`role in ('manager', 'front-desk', 'instructor')`))
    .addColumn('active', 'integer', (c) => c.notNull().check(sql`active in (0, 1)`))
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('password_changed_at', 'integer', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('authenticators')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('pending', 'confirmed')`))
    .addColumn('sealed_secret', 'blob', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .addColumn('confirmed_at', 'integer', (c) => c.notNull())
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .addUniqueConstraint('authenticators_one_per_state', ['account_id', 'state'])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('recovery_codes')
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('code_hash', 'blob', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('consumed_at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_codes_key', ['account_id', 'code_hash'])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('throttles')
    .addColumn('subject', 'text', (c) => c.primaryKey().notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('code_failures', 'integer', (c) => c.notNull())
    .addColumn('remaining_wait', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('portal', 'text', (c) => c.notNull().check(sql`portal in ('office', 'staff')`))
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('ended_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('sessions_by_account')
    .on('sessions')
    .columns(['account_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('sessions_open')
    .on('sessions')
    .columns(['desk_id'])
    .where(sql.ref('ended_at'), '=', sql.lit(0))
    .execute();

  await db.schema
    .createTable('desks')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('high_water_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'integer', (c) => c.notNull())
    .addColumn('dismissed_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('notices_by_account')
    .on('notices')
    .columns(['account_id', 'dismissed_at'])
    .execute();

  await db.schema
    .createTable('audit_events')
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('occurred_at', 'integer', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull().check(sql`outcome in ('success', 'failure')`))
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('subject_name', 'text', (c) => c.notNull())
    .addColumn('portal', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('mac', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_events_key', ['desk_id', 'sequence'])
    .modifyEnd(strict)
    .execute();
};
