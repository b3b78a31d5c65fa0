import type { Kysely, Transaction } from 'kysely';
import type { Portal } from '../../../shared/access';
import type { AuditAction, AuditChoice, AuditOutcome } from '../../../shared/audit-event';
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

/** A factor that a person showed: the authenticator of a code, or what else a sign-in names. */
export type Factor = AuthenticatorId | AuditChoice<'with'>;

/** SQLite has no boolean; 0 or 1. */
export type Flag = 0 | 1;
/** UTC milliseconds; 0 if it has not happened. Columns are NOT NULL, so that no comparison is unknown. */
export type TimeOrNever = number;

/** One row, which the first run inserts: the school and its Staff Options. */
export interface SchoolTable extends OptionColumns {
  singleton: 1;
  name: string;
  version: number;
  created_at: number;
}

/** Has a column for each field of staff, under its name. */
export interface AccountTable extends StaffValues {
  id: AccountId;
  /** The folded username, which comparisons use; unique. */
  username_key: string;
  active: Flag;
  /** PHC string, which names its own parameters; empty without a password. */
  password_hash: string;
  password_changed_at: number;
  /** Somebody else set the password, so its owner chooses another one before the next session. */
  must_choose_password: Flag;
  /** Every change that ends sessions and challenges raises it. */
  epoch: number;
  /** Every edit raises it; the service refuses a stale edit. */
  version: number;
  created_at: number;
  /** The name without case and accents (`folded`). The staff list sorts by it, and front-desk staff search it. */
  name_key: string;
  /** Name and username without case and accents, which managers search. */
  search_text: string;
  /** Written in the transaction that opens a session. */
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

/** An account that an import added. */
export interface ImportedAccountTable {
  account_id: AccountId;
  batch_id: string;
}

/**
 * An account has at most one pending row, and several given or confirmed ones up to a limit that the service checks. A given row
 * is a token from somebody else, which its owner has not confirmed yet.
 */
export interface AuthenticatorTable {
  id: AuthenticatorId;
  account_id: AccountId;
  state: 'pending' | 'given' | 'confirmed';
  kind: 'app' | 'token';
  /** The name that its owner gave it, or empty. */
  label: string;
  /** A token's serial number; empty for an app. */
  serial: string;
  /** The length of a time step. */
  period_seconds: 30 | 60;
  sealed_secret: Buffer;
  created_at: number;
  /** When a pending row expires; 0 for the others. */
  expires_at: TimeOrNever;
  confirmed_at: TimeOrNever;
  /** The last accepted time step; -1 before the first. */
  last_step: number;
  /** Time steps that a token's clock is ahead of this desk's, measured at the last resynchronisation. */
  drift_steps: number;
  /** When the school last accepted one of its codes. */
  last_used_at: TimeOrNever;
  /** When a sign-in or a session was last shown the key; 0 for a token. */
  shown_at: TimeOrNever;
}

/** Time steps whose codes the clock doctor has seen: they never sign in. Deleted with their authenticator. */
export interface BurntStepTable {
  authenticator_id: AuthenticatorId;
  step: number;
}

/** Hardware tokens that are not assigned yet. */
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

/** At most one per account: a manager's code that permits setting up an app, or a waiver by the owner's sheet. */
export interface EnrolmentCodeTable {
  account_id: AccountId;
  kind: 'code' | 'waiver';
  /** Empty for a waiver: no typed code has this hash. */
  code_hash: Buffer;
  /** The account's epoch at issue: a reset, a new password or role, and a deactivation void the code. */
  epoch: number;
  /** The manager, and their epoch at issue, which voids the code too. A waiver names its own account. */
  given_by: AccountId;
  given_by_epoch: number;
  created_at: number;
  expires_at: number;
}

/** One row per account: a new pass replaces an older one. */
export interface OneTimePassTable {
  account_id: AccountId;
  pass_hash: Buffer;
  /** The account's epoch at issue: whatever ends sessions voids the pass. */
  epoch: number;
  /** The manager, and their epoch at issue: whatever ends their sessions voids the pass too. */
  given_by: AccountId;
  given_by_epoch: number;
  /** The name at that time. */
  given_by_name: string;
  reason: string;
  given_at: number;
  expires_at: number;
  consumed_at: TimeOrNever;
}

export interface ThrottleTable {
  /** An account's id, or the keyed hash of an unknown username. */
  subject: string;
  /** Consecutive failures of all factors. */
  failures: number;
  /** The failures that were codes or recovery codes. */
  code_failures: number;
  /** Milliseconds left to wait at `updated_at`: a duration, so that a wrong clock can't end the wait. */
  remaining_wait: number;
  updated_at: number;
}

export interface SessionTable {
  id: SessionId;
  account_id: AccountId;
  /** The host that opened it, and the desk where the person is. */
  host_id: HostId;
  desk_id: DeskId;
  portal: Portal;
  /** The session is valid while the account has this epoch. */
  epoch: number;
  created_at: number;
  ended_at: TimeOrNever;
}

/** One row per desk that writes to this store. */
export interface DeskTable {
  id: DeskId;
  /** The latest time that this desk has seen; see DeskTime. */
  high_water_at: number;
  /** Goes up when somebody accepts a clock that was behind. Only then does the latest time go back. */
  era: number;
}

/** A notice for a person, pinned with the audit event that it tells of. Later events of its kind and actor join it. */
export interface NoticeTable {
  id: string;
  account_id: AccountId;
  kind: NoticeKind;
  /** The person who acted; empty if none did. */
  actor_id: AccountId | '';
  /** Their name at that time. */
  by_name: string;
  /** The factor that it is about: an authenticator, or the recovery codes; empty for another notice. */
  about_id: Factor | '';
  /** The first event that it tells of, by its host and sequence. */
  host_id: HostId;
  sequence: number;
  /** How many events it tells of. */
  count: number;
  first_at: number;
  /** When the latest event happened. */
  occurred_at: number;
  dismissed_at: TimeOrNever;
  /** Sessions with this factor don't show it; empty while every session does. */
  hidden_from: Factor | '';
  /** JSON object of short facts. */
  details: string;
}

/** A sign-in event that the account's owner reported as not theirs. */
export interface SignInReportTable {
  host_id: HostId;
  sequence: number;
  account_id: AccountId;
  reported_at: number;
}

/** Append-only, one chain per host. Names stay as they were; an id is empty if nobody is concerned. */
export interface AuditEventTable {
  /** The host whose chain holds the event. */
  host_id: HostId;
  sequence: number;
  /** The desk where it happened; with a single computer the host's own. */
  desk_id: DeskId;
  /** The store's newest era. Within an era of a host no event is dated before the one before it. */
  era: number;
  /** The latest time that the desk has seen, in UTC milliseconds. */
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
  /** HMAC over this row and the previous row's MAC. */
  mac: Buffer;
}

/** Attempts to sign in per quarter of an hour, written with each attempt's audit event. */
export interface SignInCountTable {
  /** The beginning of the quarter. */
  quarter_at: number;
  /** The host whose chain holds the counted events. */
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

/** The store. Only services open transactions on it. */
export type Store = Kysely<Schema>;
/** A transaction that a service has opened. */
export type StoreTransaction = Transaction<Schema>;
/** A repository's access: the store, or a transaction that a service has opened. */
export type Queries = Kysely<Schema> | Transaction<Schema>;
