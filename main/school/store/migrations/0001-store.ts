import { type ColumnDataType, type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

// SQLite and PostgreSQL name these three types differently. Only SQLite is supported so far.

/** A 64-bit integer: counters, flags, and times in UTC milliseconds. */
const integer64 = (): ColumnDataType => 'integer';

/** Bytes: hashes, MACs and sealed secrets. */
const bytes = (): ColumnDataType => 'blob';

/** Text that the store compares and sorts byte by byte: ids and keys. */
const keyText = (): ColumnDataType => 'text';

/** The last argument of Kysely's `addColumn`. */
type Modifier = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** Every column but the school's only key is NOT NULL, so that no comparison is unknown. */
const notNull: Modifier = (column) => column.notNull();
const primaryKey: Modifier = (column) => column.primaryKey().notNull();
const unique: Modifier = (column) => column.unique().notNull();

/** A column that holds one of a few values. */
const oneOf = (name: string, ...values: readonly (string | number)[]): Modifier => {
  const list = sql.join(values.map((value) => sql.lit(value)));
  return (column) => column.check(sql`${sql.ref(name)} in (${list})`).notNull();
};

const accountId: Modifier = (column) => column.references('accounts.id').notNull();
const accountKey: Modifier = (column) => column.primaryKey().references('accounts.id').notNull();
const authenticatorId: Modifier = (column) =>
  column.references('authenticators.id').onDelete('cascade').notNull();

const portal = oneOf('portal', 'office', 'staff');
const periodSeconds = oneOf('period_seconds', 30, 60);

/** SQLite checks the types of values only in strict tables. */
const strictTable = (db: Kysely<unknown>, name: string) => db.schema.createTable(name).modifyEnd(sql`strict`);

const createSchool = async (db: Kysely<unknown>): Promise<void> => {
  await strictTable(db, 'school')
    .addColumn('singleton', integer64(), (column) => column.primaryKey().check(sql`singleton = 1`))
    .addColumn('name', 'text', notNull)
    .addColumn('require_two_factor_office', integer64(), notNull)
    .addColumn('require_two_factor_staff', integer64(), notNull)
    .addColumn('idle_lock_minutes_office', integer64(), notNull)
    .addColumn('idle_lock_minutes_staff', integer64(), notNull)
    .addColumn('contact_line', 'text', notNull)
    .addColumn('version', integer64(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .addColumn('required_from_office', integer64(), notNull)
    .addColumn('required_from_staff', integer64(), notNull)
    .addColumn('grace_days_office', integer64(), notNull)
    .addColumn('grace_days_staff', integer64(), notNull)
    .addColumn('supervised_enrolment', integer64(), notNull)
    .execute();
};

const createStaff = async (db: Kysely<unknown>): Promise<void> => {
  await strictTable(db, 'accounts')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('name', 'text', notNull)
    .addColumn('name_key', keyText(), notNull)
    .addColumn('username', 'text', notNull)
    .addColumn('username_key', keyText(), unique)
    .addColumn('search_text', 'text', notNull)
    .addColumn('role', keyText(), oneOf('role', 'manager', 'front-desk', 'instructor'))
    .addColumn('active', integer64(), oneOf('active', 0, 1))
    .addColumn('password_hash', 'text', notNull)
    .addColumn('password_changed_at', integer64(), notNull)
    .addColumn('epoch', integer64(), notNull)
    .addColumn('version', integer64(), notNull)
    .addColumn('last_sign_in_at', integer64(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'import_batches')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('file_name', 'text', notNull)
    .addColumn('by_name', 'text', notNull)
    .addColumn('people', integer64(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .addColumn('undone_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'imported_accounts')
    .addColumn('account_id', keyText(), accountKey)
    .addColumn('batch_id', keyText(), (column) => column.references('import_batches.id').notNull())
    .execute();
};

const createFactors = async (db: Kysely<unknown>): Promise<void> => {
  await strictTable(db, 'authenticators')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('account_id', keyText(), accountId)
    .addColumn('state', keyText(), oneOf('state', 'pending', 'confirmed'))
    .addColumn('kind', keyText(), oneOf('kind', 'app', 'token'))
    .addColumn('label', 'text', notNull)
    .addColumn('serial', keyText(), notNull)
    .addColumn('period_seconds', integer64(), periodSeconds)
    .addColumn('sealed_secret', bytes(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .addColumn('expires_at', integer64(), notNull)
    .addColumn('confirmed_at', integer64(), notNull)
    .addColumn('last_step', integer64(), notNull)
    .addColumn('drift_steps', integer64(), notNull)
    .addColumn('last_used_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'burnt_steps')
    .addColumn('authenticator_id', keyText(), authenticatorId)
    .addColumn('step', integer64(), notNull)
    .addPrimaryKeyConstraint('burnt_steps_key', ['authenticator_id', 'step'])
    .execute();
  await strictTable(db, 'token_stock')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('serial', keyText(), unique)
    .addColumn('period_seconds', integer64(), periodSeconds)
    .addColumn('sealed_seed', bytes(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .execute();
};

const createCodes = async (db: Kysely<unknown>): Promise<void> => {
  await strictTable(db, 'recovery_codes')
    .addColumn('account_id', keyText(), accountId)
    .addColumn('code_hash', bytes(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .addColumn('consumed_at', integer64(), notNull)
    .addPrimaryKeyConstraint('recovery_codes_key', ['account_id', 'code_hash'])
    .execute();
  await strictTable(db, 'enrolment_codes')
    .addColumn('account_id', keyText(), accountKey)
    .addColumn('kind', keyText(), oneOf('kind', 'code', 'waiver'))
    .addColumn('code_hash', bytes(), notNull)
    .addColumn('epoch', integer64(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .addColumn('expires_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'one_time_passes')
    .addColumn('account_id', keyText(), accountKey)
    .addColumn('pass_hash', bytes(), notNull)
    .addColumn('epoch', integer64(), notNull)
    .addColumn('given_by', keyText(), accountId)
    .addColumn('given_by_name', 'text', notNull)
    .addColumn('reason', 'text', notNull)
    .addColumn('given_at', integer64(), notNull)
    .addColumn('expires_at', integer64(), notNull)
    .addColumn('consumed_at', integer64(), notNull)
    .execute();
};

const createSessions = async (db: Kysely<unknown>): Promise<void> => {
  await strictTable(db, 'throttles')
    .addColumn('subject', keyText(), primaryKey)
    .addColumn('failures', integer64(), notNull)
    .addColumn('code_failures', integer64(), notNull)
    .addColumn('remaining_wait', integer64(), notNull)
    .addColumn('updated_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'sessions')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('account_id', keyText(), accountId)
    .addColumn('host_id', keyText(), notNull)
    .addColumn('desk_id', keyText(), notNull)
    .addColumn('portal', keyText(), portal)
    .addColumn('epoch', integer64(), notNull)
    .addColumn('created_at', integer64(), notNull)
    .addColumn('ended_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'desks')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('high_water_at', integer64(), notNull)
    .execute();
  await strictTable(db, 'notices')
    .addColumn('id', keyText(), primaryKey)
    .addColumn('account_id', keyText(), accountId)
    .addColumn('kind', keyText(), notNull)
    .addColumn('by_name', 'text', notNull)
    .addColumn('occurred_at', integer64(), notNull)
    .addColumn('dismissed_at', integer64(), notNull)
    .addColumn('details', 'text', notNull)
    .execute();
};

const createAuditLog = async (db: Kysely<unknown>): Promise<void> => {
  await strictTable(db, 'audit_events')
    .addColumn('host_id', keyText(), notNull)
    .addColumn('sequence', integer64(), notNull)
    .addColumn('desk_id', keyText(), notNull)
    .addColumn('occurred_at', integer64(), notNull)
    .addColumn('action', keyText(), notNull)
    .addColumn('outcome', keyText(), oneOf('outcome', 'success', 'failure'))
    .addColumn('actor_id', keyText(), notNull)
    .addColumn('actor_name', 'text', notNull)
    .addColumn('subject_id', keyText(), notNull)
    .addColumn('subject_name', 'text', notNull)
    .addColumn('portal', keyText(), notNull)
    .addColumn('details', 'text', notNull)
    .addColumn('mac', bytes(), notNull)
    .addPrimaryKeyConstraint('audit_events_key', ['host_id', 'sequence'])
    .execute();
  await strictTable(db, 'sign_in_reports')
    .addColumn('host_id', keyText(), notNull)
    .addColumn('sequence', integer64(), notNull)
    .addColumn('account_id', keyText(), accountId)
    .addColumn('reported_at', integer64(), notNull)
    .addPrimaryKeyConstraint('sign_in_reports_key', ['host_id', 'sequence'])
    .execute();
  await strictTable(db, 'sign_in_counts')
    .addColumn('quarter_at', integer64(), notNull)
    .addColumn('host_id', keyText(), notNull)
    .addColumn('portal', keyText(), portal)
    .addColumn('sign_ins', integer64(), notNull)
    .addColumn('failures', integer64(), notNull)
    .addPrimaryKeyConstraint('sign_in_counts_key', ['quarter_at', 'host_id', 'portal'])
    .execute();
};

/** The staff list has an index for each of its orders; the one by username is the unique index. */
const indexStaff = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.createIndex('accounts_by_name').on('accounts').columns(['name_key', 'id']).execute();
  await schema.createIndex('accounts_by_role').on('accounts').columns(['role', 'name_key', 'id']).execute();
  await schema
    .createIndex('accounts_by_status')
    .on('accounts')
    .columns(['active', 'name_key', 'id'])
    .execute();
  await schema
    .createIndex('accounts_by_last_sign_in')
    .on('accounts')
    .columns(['last_sign_in_at', 'name_key', 'id'])
    .execute();
  await schema
    .createIndex('imported_accounts_by_batch')
    .on('imported_accounts')
    .columns(['batch_id', 'account_id'])
    .execute();
  await schema
    .createIndex('authenticators_by_account')
    .on('authenticators')
    .columns(['account_id', 'state', 'confirmed_at', 'id'])
    .execute();
  await schema
    .createIndex('sessions_by_account')
    .on('sessions')
    .columns(['account_id', 'created_at'])
    .execute();
  await schema
    .createIndex('notices_by_account')
    .on('notices')
    .columns(['account_id', 'dismissed_at', 'occurred_at'])
    .execute();
};

const indexAuditLog = async (db: Kysely<unknown>): Promise<void> => {
  const create = (name: string, columns: string[]): Promise<void> =>
    db.schema.createIndex(name).on('audit_events').columns(columns).execute();
  // The outcome and the portal are in most of them, so that filtering by these reads no row that does not match.
  await create('audit_events_by_time', ['occurred_at', 'host_id', 'sequence', 'outcome', 'portal']);
  await create('audit_events_by_actor', ['actor_id', 'occurred_at', 'host_id', 'sequence']);
  await create('audit_events_by_subject', ['subject_id', 'occurred_at', 'host_id', 'sequence']);
  await create('audit_events_by_action', [
    'action',
    'occurred_at',
    'host_id',
    'sequence',
    'outcome',
    'portal',
  ]);
  await create('audit_events_by_desk', [
    'desk_id',
    'occurred_at',
    'host_id',
    'sequence',
    'outcome',
    'portal',
  ]);
};

/** Indexes of the few rows that meet a condition. */
const partialIndexes = [
  sql`create unique index authenticators_one_pending on authenticators (account_id) where state = 'pending'`,
  sql`create index authenticators_pending on authenticators (expires_at) where state = 'pending'`,
  // An app has no serial number.
  sql`create index authenticators_by_serial on authenticators (serial) where serial <> ''`,
  sql`create index sessions_open on sessions (desk_id) where ended_at = 0`,
];

/** The whole store. We change it in place until the first release, and never after it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createSchool(db);
  await createStaff(db);
  await createFactors(db);
  await createCodes(db);
  await createSessions(db);
  await createAuditLog(db);
  await indexStaff(db);
  await indexAuditLog(db);
  for (const index of partialIndexes) await index.execute(db);
};
