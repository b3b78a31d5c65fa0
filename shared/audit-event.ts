import { z } from 'zod';

/** Every action of an audit event. An action is never renamed, because old rows keep it. */
export const auditActions = [
  'school.set-up',
  'desk.started',
  'desk.key-protection',
  'desk.key-rotated',
  'desk.opened-with-sheet',
  'desk.clock-behind',
  'desk.clock-cleared',
  'desk.call-refused',
  'sign-in.password',
  'sign-in.code',
  'sign-in.recovery-code',
  'sign-in.vouched',
  'sign-in.one-time-pass',
  'sign-in.completed',
  'sign-in.portal-refused',
  'sign-in.throttled',
  'account.locked-out',
  'account.lockout-lifted',
  'account.reported',
  'session.locked',
  'session.unlocked',
  'session.ended',
  'session.step-up',
  'two-factor.enrolment-begun',
  'two-factor.enrolled',
  'two-factor.skipped',
  'two-factor.enrolment-code-given',
  'two-factor.enrolment-code-used',
  'two-factor.reset',
  'two-factor.recovery-codes-replaced',
  'one-time-pass.given',
  'one-time-pass.withdrawn',
  'two-factor.authenticator-added',
  'two-factor.authenticator-renamed',
  'two-factor.authenticator-removed',
  'two-factor.token-confirmed',
  'two-factor.token-resynchronised',
  'two-factor.clocks-checked',
  'two-factor.tokens-imported',
  'two-factor.token-discarded',
  'staff.added',
  'staff.edited',
  'staff.set-inactive',
  'staff.set-active',
  'staff.bulk-begun',
  'staff.exported',
  'staff.imported',
  'staff.import-undone',
  'staff.removed',
  'password.changed',
  'options.changed',
  'owner-sheet.issued',
  'owner-sheet.used',
  'audit.found-broken',
  'audit.verified',
  'audit.exported',
  'backup.made',
  'backup.failed',
  'backup.restored',
  'support-file.saved',
  'paper.saved',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditOutcomes = ['success', 'failure'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** The values of details that come from a closed list. The audit page has a text for each value in every language. */
export const auditChoices = {
  /** The factor of a sign-in. */
  with: ['password', 'code', 'recovery-code', 'vouched', 'one-time-pass'],
  /** The actor or cause of a lock, or of the end of a lockout. */
  by: ['person', 'idle', 'system', 'manager', 'recovery-code'],
  /** The cause of a session's end. */
  why: ['signed-out', 'window-closed', 'over', 'revoked', 'replaced'],
  /** The act on many people. */
  act: ['set-inactive', 'set-active', 'reset-two-factor'],
  authenticator: ['app', 'token'],
  /** What was found wrong with the log. */
  verdict: ['broken', 'cut', 'altered', 'head-missing', 'head-unreadable'],
} as const;
export type AuditChoice<Name extends keyof typeof auditChoices> = (typeof auditChoices)[Name][number];

/** The kinds of sheets that `paper.saved` names. */
export const paperKinds = ['hand-out', 'hand-outs', 'overview', 'today'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The facts of an event: only short texts, numbers and flags, so that no structured or secret value slips in. */
export const auditDetailsSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(300), z.number(), z.boolean()]),
);
export type AuditDetails = z.infer<typeof auditDetailsSchema>;

/** Details as main writes them: the compiler refuses a value outside of `auditChoices`. */
export type WrittenDetails = AuditDetails & {
  readonly [Name in keyof typeof auditChoices]?: AuditChoice<Name>;
};
