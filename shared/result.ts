/** What can be wrong with one field of a form. The message catalogue has a sentence for each. */
export const fieldProblems = [
  'required',
  'too-short',
  'too-long',
  'characters-not-allowed',
  'out-of-range',
  'not-a-day',
  'too-far-ahead',
  'not-a-choice',
  'taken',
  'common-password',
  'made-of-names',
  'wrong-password',
  'same-as-before',
  'not-a-seed',
  'serial-taken',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

/** The least and the most that a number may be, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * One refused field: its name in the input, what is wrong, the bound in characters or units where there is one, and for
 * `out-of-range` the whole range.
 */
export interface FieldFailure {
  readonly field: string;
  readonly problem: FieldProblem;
  readonly bound?: number;
  readonly range?: Range;
}

/** Error codes that say everything by themselves. */
export const plainErrorCodes = [
  /** The sender is not a main frame of a window that we opened, on its own origin. */
  'sender-refused',
  /** The channel does not exist in this portal. */
  'portal-refused',
  /** The call belongs to a stage of signing in that this window is not in. */
  'no-challenge',
  'no-session',
  'session-locked',
  'permission-refused',
  'step-up-needed',
  'wrong-credentials',
  'wrong-password',
  /** The window already has a session: sign out of it first. */
  'sign-out-first',
  'code-already-used',
  'wrong-recovery-code',
  'wrong-one-time-pass',
  /** One code for all that can be wrong with a manager who vouches: none of it is told apart. */
  'vouch-refused',
  'account-locked',
  'portal-not-open-to-role',
  /** Setting up an app cannot be put off here any more. */
  'skip-refused',
  'wrong-enrolment-code',
  'own-enrolment-code',
  'enrolment-code-not-needed',
  /** A first app is set up at the sign-in, with a manager's code. */
  'enrolment-supervised',
  'already-set-up',
  'not-found',
  'stale-edit',
  'last-manager',
  'own-two-factor',
  'own-password',
  'own-one-time-pass',
  'nothing-to-reset',
  /** An account keeps at least one authenticator, and has at most five. */
  'last-authenticator',
  'too-many-authenticators',
  /** Two codes in a row that no authenticator shows within the time that is searched. */
  'codes-do-not-follow',
  'seed-file-refused',
  /** This entry of the person's sign-ins is reported already. */
  'already-reported',
  'print-failed',
  'copy-failed',
  /** A file that the person chose a place for was not written. */
  'save-failed',
  /** What holds a secret does not become a file. */
  'secret-on-screen',
  'too-many-people',
  'clock-behind',
  /** The system's key store answered before and does not now. */
  'key-store-gone',
  'wrong-recovery-key',
  /** This desk's data is not open: its key, or its store, has to be put right first. */
  'desk-closed',
  'store-full',
  'store-read-only',
  /** The disk failed: the store is closed until the app is restarted. */
  'store-failed',
  'store-busy',
  'store-damaged',
  'backup-broken',
  /** The process that reads backups gave no answer: nothing is known of the backup. */
  'backup-not-read',
  'backup-failed',
] as const;
export type PlainErrorCode = (typeof plainErrorCodes)[number];

/** Why a call was refused: the closed list of what the renderer can be told. Times are UTC milliseconds. */
export type Failure =
  | { readonly code: PlainErrorCode }
  | { readonly code: 'input-refused'; readonly fields: readonly FieldFailure[] }
  | { readonly code: 'wrong-code'; readonly deskTimeAt: number }
  | { readonly code: 'throttled'; readonly retryAt: number }
  | { readonly code: 'internal-error'; readonly incidentId: string };
export type ErrorCode = Failure['code'];

/** The answer of every service that can refuse and of every IPC call. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Wraps a value as success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Refuses with a plain code or a whole failure. */
export const refuse = (error: PlainErrorCode | Failure): Result<never> => ({
  ok: false,
  error: typeof error === 'string' ? { code: error } : error,
});

/** Refuses one field of the input. */
export const refuseField = (field: string, problem: FieldProblem, bound?: number): Result<never> => ({
  ok: false,
  error: {
    code: 'input-refused',
    fields: [bound === undefined ? { field, problem } : { field, problem, bound }],
  },
});
