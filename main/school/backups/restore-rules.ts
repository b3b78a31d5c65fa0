import type { Role } from '../../../shared/access';
import type { Schema } from '../store/schema';

/** Which rows of a table a restored store has. */
export type RowRule =
  /** The backup's. */
  | 'backup'
  /** Those of either store. */
  | 'both'
  /** Today's, of everybody in both stores; the backup's of people who are in the backup alone. */
  | 'by-person'
  /** Today's, with their authenticators. */
  | 'with-authenticator'
  /** Like `by-person`, but only with the audit event that they name. */
  | 'with-event'
  /** Today's alone; none where today's can't be read. */
  | 'today'
  /** Today's alone; the backup's where today's can't be read. */
  | 'today-else-backup'
  /** The backup's log, and today's events as far as they fit it. */
  | 'log'
  /** The backup's, ended. */
  | 'ended'
  | 'none';

/** Which value a column has if the row is in both stores. */
export type Winner<Value = unknown> =
  /** The row comes as a whole from one store. */
  | 'row'
  | 'backup'
  | 'today'
  /** The value of the store with the newer password. */
  | 'newer-password'
  | (Value extends number ? 'larger' | 'smaller' | 'smaller-where-on' | 'larger-of-later-era' : never)
  | (Value extends Role ? 'lower-role' : never);

/** The columns of a table: for each the side that wins, and why. */
type ColumnRules<Row> = {
  readonly [Column in keyof Row]: readonly [Winner<Row[Column]>, string];
};

interface TableRule<Row> {
  readonly rows: RowRule;
  readonly why: string;
  readonly columns: ColumnRules<Row>;
}

const row = ['row', 'goes with its row'] as const;
const key = ['backup', 'names the row'] as const;
const then = ['backup', 'a restore brings this back'] as const;
const stricter = 'a restore weakens nothing';

/**
 * What a restore does with each table and column. The stricter side wins: an older file must not undo a deactivation, a used
 * code or a switch. The compiler asks for a rule for each new column. The order is the one in which rows are copied.
 */
export const restoreRules: { readonly [Table in keyof Schema]: TableRule<Schema[Table]> } = {
  audit_events: {
    rows: 'log',
    why: 'only events that fit the chain stay',
    columns: {
      host_id: row,
      sequence: row,
      desk_id: row,
      era: row,
      occurred_at: row,
      action: row,
      outcome: row,
      actor_id: row,
      actor_name: row,
      subject_id: row,
      subject_name: row,
      portal: row,
      details: row,
      mac: row,
    },
  },
  sign_in_counts: {
    rows: 'log',
    why: 'each event that is appended is counted',
    columns: { quarter_at: row, host_id: row, portal: row, sign_ins: row, failures: row },
  },
  school: {
    rows: 'backup',
    why: 'there is one school',
    columns: {
      singleton: key,
      name: then,
      require_two_factor_office: ['larger', stricter],
      require_two_factor_staff: ['larger', stricter],
      required_from_office: ['smaller-where-on', stricter],
      required_from_staff: ['smaller-where-on', stricter],
      grace_days_office: ['smaller-where-on', stricter],
      grace_days_staff: ['smaller-where-on', stricter],
      idle_lock_minutes_office: ['smaller', stricter],
      idle_lock_minutes_staff: ['smaller', stricter],
      supervised_enrolment: ['larger', stricter],
      contact_line: then,
      version: ['larger', 'an edit of before is stale'],
      created_at: then,
    },
  },
  accounts: {
    rows: 'backup',
    why: 'a restore brings people back; people added since go',
    columns: {
      id: key,
      name: then,
      name_key: then,
      username: then,
      username_key: then,
      search_text: then,
      role: ['lower-role', 'a demotion stays'],
      active: ['smaller', 'a deactivation stays'],
      password_hash: ['newer-password', 'an older password may be known to others'],
      password_changed_at: ['newer-password', 'goes with its password'],
      must_choose_password: ['newer-password', 'goes with its password'],
      epoch: ['larger', 'sessions and challenges of both end'],
      version: ['larger', 'an edit of before is stale'],
      last_sign_in_at: ['larger', 'a sign-in stays known'],
      created_at: then,
    },
  },
  import_batches: {
    rows: 'backup',
    why: 'goes with the people whom it added',
    columns: { id: key, file_name: then, by_name: then, people: then, created_at: then, undone_at: then },
  },
  imported_accounts: {
    rows: 'backup',
    why: 'goes with its account',
    columns: { account_id: key, batch_id: then },
  },
  authenticators: {
    rows: 'by-person',
    why: 'no reset is undone and no accepted step forgotten',
    columns: {
      id: row,
      account_id: row,
      state: row,
      kind: row,
      label: row,
      serial: row,
      period_seconds: row,
      sealed_secret: row,
      created_at: row,
      expires_at: row,
      confirmed_at: row,
      last_step: row,
      drift_steps: row,
      last_used_at: row,
      shown_at: row,
    },
  },
  burnt_steps: {
    rows: 'with-authenticator',
    why: 'a burnt step stays burnt',
    columns: { authenticator_id: row, step: row },
  },
  token_stock: {
    rows: 'today-else-backup',
    why: 'a token may have been given to somebody since',
    columns: { id: row, serial: row, period_seconds: row, sealed_seed: row, created_at: row },
  },
  recovery_codes: {
    rows: 'today',
    why: 'nobody knows which of an older file were used since',
    columns: { account_id: row, code_hash: row, created_at: row, consumed_at: row },
  },
  enrolment_codes: {
    rows: 'none',
    why: 'may have been used; a manager gives a new one',
    columns: {
      account_id: row,
      kind: row,
      code_hash: row,
      epoch: row,
      given_by: row,
      given_by_epoch: row,
      created_at: row,
      expires_at: row,
    },
  },
  one_time_passes: {
    rows: 'none',
    why: 'may have been used or withdrawn',
    columns: {
      account_id: row,
      pass_hash: row,
      epoch: row,
      given_by: row,
      given_by_epoch: row,
      given_by_name: row,
      reason: row,
      given_at: row,
      expires_at: row,
      consumed_at: row,
    },
  },
  throttles: {
    rows: 'both',
    why: 'no failure is forgotten',
    columns: {
      subject: key,
      failures: ['larger', stricter],
      code_failures: ['larger', stricter],
      remaining_wait: ['larger', stricter],
      updated_at: ['today', 'the present count is of this time'],
    },
  },
  sessions: {
    rows: 'ended',
    why: 'everybody signs in again',
    columns: {
      id: row,
      account_id: row,
      host_id: row,
      desk_id: row,
      portal: row,
      epoch: row,
      created_at: row,
      ended_at: row,
    },
  },
  desks: {
    rows: 'both',
    why: 'every desk that has written stays known',
    columns: {
      id: key,
      high_water_at: ['larger-of-later-era', 'no time is turned back, or comes back'],
      era: ['larger', 'later events stay later'],
    },
  },
  notices: {
    rows: 'by-person',
    why: 'no warning is hidden and none repeated',
    columns: {
      id: row,
      account_id: row,
      kind: row,
      actor_id: row,
      by_name: row,
      about_id: row,
      host_id: row,
      sequence: row,
      count: row,
      first_at: row,
      occurred_at: row,
      dismissed_at: row,
      hidden_from: row,
      details: row,
    },
  },
  sign_in_reports: {
    rows: 'with-event',
    why: 'a report never names another event than its own',
    columns: { host_id: row, sequence: row, account_id: row, reported_at: row },
  },
};
