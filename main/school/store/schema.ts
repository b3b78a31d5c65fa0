import type { Kysely, Transaction } from 'kysely';
import type { Portal } from '../../../shared/access';
import type { AuditAction, AuditOutcome } from '../../../shared/audit-event';
import type {
  AccountId,
  AuthenticatorId,
  DeskId,
  HostId,
  SessionId,
  StockTokenId,
} from '../../../shared/ids';
import type { NoticeKind } from '../../../shared/notice';
import type { StaffValues } from '../../../shared/staff-fields';
import type { OptionColumns } from './option-columns';

/** SQLite has no boolean; 0 or 1. */
export type Flag = 0 | 1;
/** UTC milliseconds; 0 where it has not happened. Columns are NOT NULL, so that no comparison is unknown. */
export type TimeOrNever = number;

/** One row: the school and its Staff Options. It comes to be with the first run. */
export interface SchoolTable extends OptionColumns {
  singleton: 1;
  name: string;
  version: number;
  created_at: number;
}

/** Has a column for each field of staff, under its name. */
export interface AccountTable extends StaffValues {
  id: AccountId;
  /** The form under which usernames are compared; unique. */
  username_key: string;
  active: Flag;
  /** PHC string with its own parameters. */
  password_hash: string;
  password_changed_at: number;
  /** Goes up with every change that ends sessions and challenges. */
  epoch: number;
  /** Goes up with every edit; a stale edit is refused. */
  version: number;
  created_at: number;
  /** The name without case and accents (`folded`): staff are sorted by it, and front-desk staff search in it. */
  name_key: string;
  /** Name and username without case and accents, for managers to search in. */
  search_text: string;
  /** Written with each session, in its transaction. */
  last_sign_in_at: TimeOrNever;
}

/** One import of staff from a file. */
export interface ImportBatchTable {
  id: string;
  file_name: string;
  by_name: string;
  people: number;
  created_at: number;
  undone_at: TimeOrNever;
}

/** Whom an import added. */
export interface ImportedAccountTable {
  account_id: AccountId;
  batch_id: string;
}

/** Several confirmed rows an account (the service sees to the most), at most one pending. */
export interface AuthenticatorTable {
  id: AuthenticatorId;
  account_id: AccountId;
  state: 'pending' | 'confirmed';
  kind: 'app' | 'token';
  /** The name that its owner gave it; empty without one. */
  label: string;
  /** A token's serial number; empty for an app. */
  serial: string;
  /** The length of a time step. */
  period_seconds: 30 | 60;
  sealed_secret: Buffer;
  created_at: number;
  /** Of a pending key; 0 once confirmed. */
  expires_at: TimeOrNever;
  confirmed_at: TimeOrNever;
  /** The last accepted time step; -1 before the first. */
  last_step: number;
  /** Time steps that a token's clock is ahead of this desk's, learned when it was brought back in step. */
  drift_steps: number;
  /** When a code of it was last accepted. */
  last_used_at: TimeOrNever;
}

/** Time steps that the clock doctor was shown: they never sign in. They go with their authenticator. */
export interface BurntStepTable {
  authenticator_id: AuthenticatorId;
  step: number;
}

/** Hardware tokens that nobody has yet. */
export interface TokenStockTable {
  id: StockTokenId;
  serial: string;
  period_seconds: 30 | 60;
  sealed_seed: Buffer;
  created_at: number;
}

export interface RecoveryCodeTable {
  account_id: AccountId;
  code_hash: Buffer;
  created_at: number;
  consumed_at: TimeOrNever;
}

/** At most one an account: a manager's code that lets it set up an app, or a waiver of one by the owner's sheet. */
export interface EnrolmentCodeTable {
  account_id: AccountId;
  kind: 'code' | 'waiver';
  /** Empty for a waiver: no typed code comes to it. */
  code_hash: Buffer;
  /** The account's when it was given: a reset, a new password or role and a deactivation void it. */
  epoch: number;
  created_at: number;
  expires_at: number;
}

/** One row an account: a new pass takes the place of an older one. */
export interface OneTimePassTable {
  account_id: AccountId;
  pass_hash: Buffer;
  /** The account's epoch when the pass was given: what ends sessions voids the pass. */
  epoch: number;
  given_by: AccountId;
  /** Names are kept as they were. */
  given_by_name: string;
  reason: string;
  given_at: number;
  expires_at: number;
  consumed_at: TimeOrNever;
}

export interface ThrottleTable {
  /** An account's id, or the keyed hash of a username that nobody has. */
  subject: string;
  /** Failures in a row, of all factors together. */
  failures: number;
  /** Those of them that were codes or recovery codes. */
  code_failures: number;
  /** What was left of the wait when the row was last written; kept as a length, not as a moment. */
  remaining_wait: number;
  updated_at: number;
}

export interface SessionTable {
  id: SessionId;
  account_id: AccountId;
  /** The host that opened it, and the desk at which it is. */
  host_id: HostId;
  desk_id: DeskId;
  portal: Portal;
  /** The account's epoch under which the session counts. It ends once the account's own is another. */
  epoch: number;
  created_at: number;
  ended_at: TimeOrNever;
}

/** One row an installation that writes here. */
export interface DeskTable {
  id: DeskId;
  /** The latest time that this desk has seen; its clock may not be behind it. */
  high_water_at: number;
}

/** What a person is told at their next sign-in. */
export interface NoticeTable {
  id: string;
  account_id: AccountId;
  kind: NoticeKind;
  by_name: string;
  occurred_at: number;
  dismissed_at: TimeOrNever;
  /** JSON object of short facts. */
  details: string;
}

/** An entry of somebody's sign-ins that they say was not them: the event, and when they said so. */
export interface SignInReportTable {
  host_id: HostId;
  sequence: number;
  account_id: AccountId;
  reported_at: number;
}

/** Append-only, a chain per host. Names are kept as they were; ids are empty where there was nobody. */
export interface AuditEventTable {
  /** In whose chain the event is. */
  host_id: HostId;
  sequence: number;
  /** At which desk it happened; on one computer the host's own. */
  desk_id: DeskId;
  occurred_at: number;
  action: AuditAction;
  outcome: AuditOutcome;
  actor_id: string;
  actor_name: string;
  subject_id: string;
  subject_name: string;
  portal: Portal | '';
  /** JSON object of short facts. */
  details: string;
  /** HMAC over this row and the mac of the one before. */
  mac: Buffer;
}

/** Tries to sign in, per quarter of an hour; written with the audit event that each of them is. */
export interface SignInCountTable {
  /** When the quarter begins. */
  quarter_at: number;
  /** The counts go with a host's chain. */
  host_id: HostId;
  portal: Portal;
  sign_ins: number;
  failures: number;
}

export interface Schema {
  school: SchoolTable;
  accounts: AccountTable;
  import_batches: ImportBatchTable;
  imported_accounts: ImportedAccountTable;
  authenticators: AuthenticatorTable;
  burnt_steps: BurntStepTable;
  token_stock: TokenStockTable;
  recovery_codes: RecoveryCodeTable;
  enrolment_codes: EnrolmentCodeTable;
  one_time_passes: OneTimePassTable;
  throttles: ThrottleTable;
  sessions: SessionTable;
  desks: DeskTable;
  notices: NoticeTable;
  sign_in_reports: SignInReportTable;
  audit_events: AuditEventTable;
  sign_in_counts: SignInCountTable;
}

/** The store. Only services begin transactions on it. */
export type Store = Kysely<Schema>;
/** A transaction that a service has opened: what belongs together is there together. */
export type StoreTransaction = Transaction<Schema>;
/** What a repository takes: the store, or a transaction that a service has opened. */
export type Queries = Kysely<Schema> | Transaction<Schema>;
