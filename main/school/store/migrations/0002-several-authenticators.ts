import { type Kysely, sql } from 'kysely';

const strict = sql`strict`;

/** Several authenticators an account, hardware tokens with a stock of seeds, and time steps that never sign in. */
export const up = async (db: Kysely<never>): Promise<void> => {
  // A unique constraint cannot be taken off a table: its rows move to a new one.
  await db.schema
    .createTable('authenticators_rebuilt')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('pending', 'confirmed')`))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('app', 'token')`))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('serial', 'text', (c) => c.notNull())
    .addColumn('period_seconds', 'integer', (c) => c.notNull().check(sql`period_seconds in (30, 60)`))
    .addColumn('sealed_secret', 'blob', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .addColumn('confirmed_at', 'integer', (c) => c.notNull())
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .addColumn('drift_steps', 'integer', (c) => c.notNull())
    .addColumn('last_used_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await sql`
    insert into authenticators_rebuilt
      (id, account_id, state, kind, label, serial, period_seconds, sealed_secret,
       created_at, expires_at, confirmed_at, last_step, drift_steps, last_used_at)
    select id, account_id, state, 'app', '', '', 30, sealed_secret,
           created_at, expires_at, confirmed_at, last_step, 0, 0
    from authenticators`.execute(db);
  await db.schema.dropTable('authenticators').execute();
  await db.schema.alterTable('authenticators_rebuilt').renameTo('authenticators').execute();
  await db.schema
    .createIndex('authenticators_by_account')
    .on('authenticators')
    .columns(['account_id', 'state'])
    .execute();
  await db.schema
    .createIndex('authenticators_one_pending')
    .unique()
    .on('authenticators')
    .columns(['account_id'])
    .where(sql.ref('state'), '=', sql.lit('pending'))
    .execute();

  await db.schema
    .createTable('burnt_steps')
    .addColumn('authenticator_id', 'text', (c) =>
      c.notNull().references('authenticators.id').onDelete('cascade'),
    )
    .addColumn('step', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('burnt_steps_key', ['authenticator_id', 'step'])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('token_stock')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('serial', 'text', (c) => c.notNull().unique())
    .addColumn('period_seconds', 'integer', (c) => c.notNull().check(sql`period_seconds in (30, 60)`))
    .addColumn('sealed_seed', 'blob', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
};
