import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

type Define = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
interface Column {
  readonly type: 'text' | 'integer' | 'blob';
  readonly define: Define;
}

const column =
  (type: Column['type']) =>
  (define: Define = (same) => same): Column => ({ type, define });
const text = column('text');
const integer = column('integer');
const bytes = column('blob');

const primaryKey: Define = (one) => one.primaryKey();
const unique: Define = (one) => one.unique();
const toAccount: Define = (one) => one.references('accounts.id');
const toAuthenticator: Define = (one) => one.references('authenticators.id').onDelete('cascade');

const oneOf = (name: string, ...values: readonly (string | number)[]): Define => {
  const listed = sql.join(values.map((value) => sql.lit(value)));
  return (one) => one.check(sql`${sql.ref(name)} in (${listed})`);
};
const flag = (name: string): Column => integer(oneOf(name, 0, 1));
const portal = text(oneOf('portal', 'office', 'staff'));
const periodSeconds = integer(oneOf('period_seconds', 30, 60));

interface Table {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key?: readonly string[];
}

/** Every column but the school's only key is NOT NULL, so that no comparison is unknown. */
export const tables = {
  school: {
    columns: {
      singleton: integer((one) => one.primaryKey().check(sql`singleton = 1`)),
      name: text(),
      require_two_factor_office: integer(),
      require_two_factor_staff: integer(),
      idle_lock_minutes_office: integer(),
      idle_lock_minutes_staff: integer(),
      contact_line: text(),
      version: integer(),
      created_at: integer(),
      required_from_office: integer(),
      required_from_staff: integer(),
      grace_days_office: integer(),
      grace_days_staff: integer(),
      supervised_enrolment: integer(),
    },
  },
  accounts: {
    columns: {
      id: text(primaryKey),
      name: text(),
      name_key: text(),
      username: text(),
      username_key: text(unique),
      search_text: text(),
      role: text(oneOf('role', 'manager', 'front-desk', 'instructor')),
      active: flag('active'),
      password_hash: text(),
      password_changed_at: integer(),
      must_choose_password: flag('must_choose_password'),
      epoch: integer(),
      version: integer(),
      last_sign_in_at: integer(),
      created_at: integer(),
    },
  },
  import_batches: {
    columns: {
      id: text(primaryKey),
      file_name: text(),
      by_name: text(),
      people: integer(),
      created_at: integer(),
      undone_at: integer(),
    },
  },
  imported_accounts: {
    columns: {
      account_id: text((one) => one.primaryKey().references('accounts.id')),
      batch_id: text((one) => one.references('import_batches.id')),
    },
  },
  authenticators: {
    columns: {
      id: text(primaryKey),
      account_id: text(toAccount),
      state: text(oneOf('state', 'pending', 'given', 'confirmed')),
      kind: text(oneOf('kind', 'app', 'token')),
      label: text(),
      serial: text(),
      period_seconds: periodSeconds,
      sealed_secret: bytes(),
      created_at: integer(),
      expires_at: integer(),
      confirmed_at: integer(),
      last_step: integer(),
      drift_steps: integer(),
      last_used_at: integer(),
      shown_at: integer(),
    },
  },
  burnt_steps: {
    columns: { authenticator_id: text(toAuthenticator), step: integer() },
    key: ['authenticator_id', 'step'],
  },
  token_stock: {
    columns: {
      id: text(primaryKey),
      serial: text(unique),
      period_seconds: periodSeconds,
      sealed_seed: bytes(),
      created_at: integer(),
    },
  },
  recovery_codes: {
    columns: {
      account_id: text(toAccount),
      code_hash: bytes(),
      created_at: integer(),
      consumed_at: integer(),
    },
    key: ['account_id', 'code_hash'],
  },
  enrolment_codes: {
    columns: {
      account_id: text((one) => one.primaryKey().references('accounts.id')),
      kind: text(oneOf('kind', 'code', 'waiver')),
      code_hash: bytes(),
      epoch: integer(),
      given_by: text(toAccount),
      given_by_epoch: integer(),
      created_at: integer(),
      expires_at: integer(),
    },
  },
  one_time_passes: {
    columns: {
      account_id: text((one) => one.primaryKey().references('accounts.id')),
      pass_hash: bytes(),
      epoch: integer(),
      given_by: text(toAccount),
      given_by_epoch: integer(),
      given_by_name: text(),
      reason: text(),
      given_at: integer(),
      expires_at: integer(),
      consumed_at: integer(),
    },
  },
  throttles: {
    columns: {
      subject: text(primaryKey),
      failures: integer(),
      code_failures: integer(),
      remaining_wait: integer(),
      updated_at: integer(),
    },
  },
  sessions: {
    columns: {
      id: text(primaryKey),
      account_id: text(toAccount),
      host_id: text(),
      desk_id: text(),
      portal,
      epoch: integer(),
      created_at: integer(),
      ended_at: integer(),
    },
  },
  desks: { columns: { id: text(primaryKey), high_water_at: integer(), era: integer() } },
  notices: {
    columns: {
      id: text(primaryKey),
      account_id: text(toAccount),
      kind: text(),
      actor_id: text(),
      by_name: text(),
      about_id: text(),
      host_id: text(),
      sequence: integer(),
      count: integer(),
      first_at: integer(),
      occurred_at: integer(),
      dismissed_at: integer(),
      hidden_from: text(),
      details: text(),
    },
  },
  audit_events: {
    columns: {
      host_id: text(),
      sequence: integer(),
      desk_id: text(),
      era: integer(),
      occurred_at: integer(),
      action: text(),
      outcome: text(oneOf('outcome', 'success', 'failure')),
      actor_id: text(),
      actor_name: text(),
      subject_id: text(),
      subject_name: text(),
      portal: text(),
      details: text(),
      mac: bytes(),
    },
    key: ['host_id', 'sequence'],
  },
  sign_in_reports: {
    columns: { host_id: text(), sequence: integer(), account_id: text(toAccount), reported_at: integer() },
    key: ['host_id', 'sequence'],
  },
  sign_in_counts: {
    columns: {
      quarter_at: integer(),
      host_id: text(),
      portal,
      sign_ins: integer(),
      failures: integer(),
    },
    key: ['quarter_at', 'host_id', 'portal'],
  },
} satisfies Readonly<Record<string, Table>>;

/** An index: its table, and its columns in order. */
const indexes: Readonly<Record<string, readonly [table: string, ...columns: string[]]>> = {
  // An order of the staff list each; that by username has its unique index.
  accounts_by_name: ['accounts', 'name_key', 'id'],
  accounts_by_role: ['accounts', 'role', 'name_key', 'id'],
  accounts_by_status: ['accounts', 'active', 'name_key', 'id'],
  accounts_by_last_sign_in: ['accounts', 'last_sign_in_at', 'name_key', 'id'],
  imported_accounts_by_batch: ['imported_accounts', 'batch_id', 'account_id'],
  authenticators_by_account: ['authenticators', 'account_id', 'state', 'confirmed_at', 'id'],
  sessions_by_account: ['sessions', 'account_id', 'created_at'],
  notices_by_account: ['notices', 'account_id', 'dismissed_at', 'occurred_at'],
  // Holds the filters that most events fit, so that a search for the others looks up no rows.
  audit_events_by_time: [
    'audit_events',
    'era',
    'occurred_at',
    'host_id',
    'sequence',
    'outcome',
    'portal',
    'desk_id',
  ],
  audit_events_by_actor: ['audit_events', 'actor_id', 'era', 'occurred_at', 'host_id', 'sequence'],
  audit_events_by_subject: ['audit_events', 'subject_id', 'era', 'occurred_at', 'host_id', 'sequence'],
  audit_events_by_action: [
    'audit_events',
    'action',
    'era',
    'occurred_at',
    'host_id',
    'sequence',
    'outcome',
    'portal',
  ],
  // Not in the order of a page: SQLite must prefer the index of a person or a kind, because one desk can hold the whole log.
  audit_events_by_desk: ['audit_events', 'desk_id', 'era', 'occurred_at', 'sequence', 'outcome', 'portal'],
};

/** Indexes of the few rows that fulfil a condition. */
const partialIndexes = [
  sql`create unique index authenticators_one_pending on authenticators (account_id) where state = 'pending'`,
  sql`create index authenticators_pending on authenticators (expires_at) where state = 'pending'`,
  // An app has no serial number.
  sql`create index authenticators_by_serial on authenticators (serial) where serial <> ''`,
  sql`create index sessions_open on sessions (desk_id) where ended_at = 0`,
];

/** The whole store. Changed in place until the first release; from then on never again. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const [name, { columns, key }] of Object.entries<Table>(tables)) {
    let table = db.schema.createTable(name);
    for (const [of, { type, define }] of Object.entries(columns))
      table = table.addColumn(of, type, (one) => define(of === 'singleton' ? one : one.notNull()));
    if (key) table = table.addPrimaryKeyConstraint(`${name}_key`, [...key] as never[]);
    await table.modifyEnd(sql`strict`).execute();
  }
  for (const [name, [table, ...columns]] of Object.entries(indexes))
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  for (const index of partialIndexes) await index.execute(db);
};
