/** The problems of one field of a form. The message catalogue has a sentence for each. */
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

/** The bounds of a number, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * One refused field. `field` is its name in the input. `bound` is a number of characters or units where the problem has
 * one; `range` comes with `out-of-range`.
 */
export interface FieldFailure {
  readonly field: string;
  readonly problem: FieldProblem;
  readonly bound?: number;
  readonly range?: Range;
}

/** The error codes that need no further facts. */
export const plainErrorCodes = [
  /** The sender is not the main frame of one of our windows on its own origin. */
  'sender-refused',
  /** The channel does not exist in this portal. */
  'portal-refused',
  /** The window is not in the stage of signing in that the call belongs to. */
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
  /** One code for everything that can be wrong with a manager who vouches, so that an attacker learns nothing. */
  'vouch-refused',
  'account-locked',
  'portal-not-open-to-role',
  /** The person can't put off setting up an app at this portal any more. */
  'skip-refused',
  'wrong-enrolment-code',
  'own-enrolment-code',
  'enrolment-code-not-needed',
  /** A person sets up a first app during the sign-in, with a manager's code. */
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
  /** No authenticator shows these two codes in a row within the searched time. */
  'codes-do-not-follow',
  'seed-file-refused',
  /** The person has reported this entry before. */
  'already-reported',
  'print-failed',
  'copy-failed',
  /** The app couldn't write the file that the person chose. */
  'save-failed',
  /** The window shows a secret, which must not become a file. */
  'secret-on-screen',
  'too-many-people',
  'clock-behind',
  /** The system's key store worked before and doesn't now. */
  'key-store-gone',
  /** The desk has made as many data keys as there can be. */
  'key-ring-full',
  'wrong-recovery-key',
  /** This desk's store is not open: an administrator must repair its key or its store first. */
  'desk-closed',
  'store-full',
  'store-read-only',
  /** The disk failed: the store stays closed until the app restarts. */
  'store-failed',
  'store-busy',
  'store-damaged',
  'backup-broken',
  /** The process that reads backups gave no answer, so the app knows nothing about the backup. */
  'backup-not-read',
  'backup-failed',
] as const;
export type PlainErrorCode = (typeof plainErrorCodes)[number];

/** Why a call was refused. The renderer gets nothing beyond this closed list. Times are UTC milliseconds. */
export type Failure =
  | { readonly code: PlainErrorCode }
  | { readonly code: 'input-refused'; readonly fields: readonly FieldFailure[] }
  | { readonly code: 'wrong-code'; readonly deskTimeAt: number }
  | { readonly code: 'throttled'; readonly retryAt: number }
  | { readonly code: 'internal-error'; readonly incidentId: string };
export type ErrorCode = Failure['code'];

/** The answer of every IPC call, and of every service that can refuse. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Wraps a value as a success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Refuses with a plain code or a failure with its facts. */
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
