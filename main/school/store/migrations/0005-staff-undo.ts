import { type Kysely, sql } from 'kysely';

const strict = sql`strict`;

/** What an import added, so that it can be undone. */
export const up = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable('import_batches')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('people', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('undone_at', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('imported_accounts')
    .addColumn('account_id', 'text', (c) => c.primaryKey().notNull().references('accounts.id'))
    .addColumn('batch_id', 'text', (c) => c.notNull().references('import_batches.id'))
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('imported_accounts_by_batch')
    .on('imported_accounts')
    .columns(['batch_id', 'account_id'])
    .execute();
};
