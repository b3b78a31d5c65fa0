import { z } from 'zod';
import { auditDetailsSchema } from './audit-event';

/** What a person can be told at their next sign-in about their account. A kind is never renamed: old rows keep it. */
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
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What explains to somebody who has shown no more than a password why they are asked to set up an app. */
export const noticesBeforeSignIn: readonly NoticeKind[] = ['two-factor-reset', 'owner-sheet-used'];

/**
 * What a person did themselves: news from the next session on, in case that it was somebody else. Whoever adds a device at
 * somebody's open window is not to click the news of it away there.
 */
export const noticesOfOwnActs: readonly NoticeKind[] = ['authenticator-added', 'recovery-codes-replaced'];

/** One thing that a person is told. `byName` is who did or says it, as they were called then; empty where it was nobody. */
export const noticeSchema = z.strictObject({
  kind: z.enum(noticeKinds),
  byName: z.string(),
  /** UTC milliseconds. */
  occurredAt: z.int(),
  details: auditDetailsSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
/** Short facts of a notice. */
export type NoticeDetails = Notice['details'];
