import { z } from 'zod';
import { auditDetailsSchema } from './audit-event';

/** The kinds of notices about the reader's own account. */
export const noticesAboutOneself = [
  'two-factor-reset',
  'owner-sheet-used',
  'password-changed',
  'own-password-changed',
  'lockout-lifted',
  'own-lockout-lifted',
  'authenticator-added',
  'authenticator-removed',
  'authenticator-taken',
  'token-given',
  'token-resynchronised',
  'recovery-codes-replaced',
  'recovery-code-used',
  'enrolment-code-given',
  'one-time-pass-given',
  'vouched',
  'failed-tries',
  'name-changed',
  'username-changed',
  'role-changed',
  'set-inactive',
  'set-active',
  'data-exported',
] as const;

/** The kinds of notices for managers, about somebody else or the school. */
const noticesForManagers = [
  'sign-in-reported',
  'manager-added',
  'manager-made',
  'manager-demoted',
  'manager-set-inactive',
  'manager-set-active',
  'manager-password-set',
  'manager-two-factor-reset',
  'manager-token-given',
  'sheet-issued',
  'sheet-opened-account',
  'sheet-opened-desk',
  'data-key-rotated',
  'options-changed',
  'code-not-required',
  'restored',
  'clock-cleared',
  'audit-log-broken',
] as const;

/** Every kind of notice. `notice-rules.ts` says which event pins it. A kind is never renamed, because old rows keep it. */
export const noticeKinds = [...noticesAboutOneself, ...noticesForManagers] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The notices that explain, after the password alone, why a person must set up an app. */
export const noticesBeforeSignIn: readonly NoticeKind[] = ['two-factor-reset', 'owner-sheet-used'];

/** A window shows at most this many notices, the newest. */
export const mostNoticesShown = 50;

/** A notice for a person. `byName` is the actor's name at that time; empty where no person acted. Times are UTC milliseconds. */
export const noticeSchema = z.strictObject({
  id: z.uuidv7(),
  kind: z.enum(noticeKinds),
  byName: z.string(),
  /** The events that it stands for: all of this kind by this person. The details are those of the latest. */
  count: z.int(),
  firstAt: z.int(),
  /** When the latest event happened. */
  occurredAt: z.int(),
  details: auditDetailsSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
/** The details of a notice: short facts. */
export type NoticeDetails = Notice['details'];

/** A notice as a window has shown it. One that counts more events since is not the same any more. */
export const seenNoticeSchema = noticeSchema.pick({ id: true, count: true });
export type SeenNotice = z.infer<typeof seenNoticeSchema>;
