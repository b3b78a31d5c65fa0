import { z } from 'zod';
import { auditDetailsSchema } from './audit-event';

/** The kinds of notices about a person's account. A kind is never renamed, because old rows keep it. */
export const noticeKinds = [
  'two-factor-reset',
  'owner-sheet-used',
  'password-changed',
  'lockout-lifted',
  'authenticator-added',
  'token-given',
  'recovery-codes-replaced',
  'failed-tries',
  'sign-in-reported',
  'vouched',
  'one-time-pass-given',
  'restored',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The notices that explain, after the password alone, why a person must set up an app. */
export const noticesBeforeSignIn: readonly NoticeKind[] = ['two-factor-reset', 'owner-sheet-used'];

/**
 * The notices of a person's own acts. They appear from the next session on, in case that somebody else did the act. A
 * stranger who adds a device at an open window can't dismiss the notice there.
 */
export const noticesOfOwnActs: readonly NoticeKind[] = ['authenticator-added', 'recovery-codes-replaced'];

/** A notice for a person. `byName` is the actor's name at that time; empty where no person acted. */
export const noticeSchema = z.strictObject({
  kind: z.enum(noticeKinds),
  byName: z.string(),
  /** UTC milliseconds. */
  occurredAt: z.int(),
  details: auditDetailsSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
/** The details of a notice: short facts. */
export type NoticeDetails = Notice['details'];
