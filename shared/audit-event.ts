import { z } from 'zod';

/** Every kind of audit event. A kind is never renamed: old rows keep it. */
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

/** What details choose from, by the name of the detail. The log's page has a text for each in every language. */
export const auditChoices = {
  /** With what somebody signed in. */
  with: ['password', 'code', 'recovery-code', 'vouched', 'one-time-pass'],
  /** By whom or what a window was locked, or a lockout lifted. */
  by: ['person', 'idle', 'system', 'manager', 'recovery-code'],
  /** Why a session ended. */
  why: ['signed-out', 'window-closed', 'over', 'revoked', 'replaced'],
  /** Which act on many people. */
  act: ['set-inactive', 'set-active', 'reset-two-factor'],
  authenticator: ['app', 'token'],
} as const;
export type AuditChoice<Name extends keyof typeof auditChoices> = (typeof auditChoices)[Name][number];

/** Which paper was saved, as `paper.saved` tells. */
export const paperKinds = ['hand-out', 'hand-outs', 'overview', 'today'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Facts of an event: short texts, numbers and flags only, so that nothing structured (or secret) slips in. */
export const auditDetailsSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(300), z.number(), z.boolean()]),
);
export type AuditDetails = z.infer<typeof auditDetailsSchema>;

/** Details as main writes them: what is chosen has a text. */
export type WrittenDetails = AuditDetails & {
  readonly [Name in keyof typeof auditChoices]?: AuditChoice<Name>;
};
