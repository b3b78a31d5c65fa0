import { z } from 'zod';
import { permissions } from '../access';
import { accountIdSchema, sessionIdSchema } from '../ids';
import { noticeSchema } from '../notice';
import {
  passwordSchema,
  personNameSchema,
  reasonSchema,
  schoolNameSchema,
  typedCodeSchema,
  usernameSchema,
} from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, officeOnly, portalSchema, roleSchema, timeSchema } from './shapes';

const stageSchema = z.discriminatedUnion('stage', [
  /** This computer does not open the desk's key: the recovery key on the owner's sheet does. */
  z.strictObject({ stage: z.literal('closed') }),
  /** No account exists yet. */
  z.strictObject({ stage: z.literal('first-run') }),
  z.strictObject({
    stage: z.literal('signed-out'),
    /** Why the last stage ended, where the person did not end it themselves. */
    because: z.enum(['challenge-expired', 'too-many-codes', 'session-over', 'session-revoked']).nullable(),
    /** The username of a challenge that ended, so that it need not be typed again. */
    username: z.string(),
    /** People whose sessions wait in this window, locked, the latest first. */
    waiting: z.array(
      z.strictObject({ sessionId: sessionIdSchema, accountId: accountIdSchema, name: z.string() }),
    ),
  }),
  z.strictObject({
    stage: z.literal('code'),
    username: z.string(),
    expiresAt: timeSchema,
    /** Wrong codes enough that the clocks may be the reason. */
    canCheckClocks: z.boolean(),
  }),
  /** An enrolment code from a manager comes before the QR code; nothing of the secret is here yet. */
  z.strictObject({
    stage: z.literal('enrolment-code'),
    username: z.string(),
    expiresAt: timeSchema,
    skippableUntil: timeSchema.nullable(),
    /** Whether there is another manager who could give one. */
    canBeGiven: z.boolean(),
    notices: z.array(noticeSchema),
  }),
  z.strictObject({
    stage: z.literal('enrolment'),
    username: z.string(),
    /** Base32 without padding or blanks. */
    secretKey: z.string(),
    /** `otpauth://totp/…`, Google's Key URI format. */
    provisioningUri: z.string(),
    keyExpiresAt: timeSchema,
    /** Until when `Skip for now` is offered, or null. */
    skippableUntil: timeSchema.nullable(),
    expiresAt: timeSchema,
    notices: z.array(noticeSchema),
  }),
  /** Signed in; the key of a further authenticator is on the screen until it is confirmed or called off. */
  z.strictObject({
    stage: z.literal('new-authenticator'),
    name: z.string(),
    username: z.string(),
    /** The person has none yet: recovery codes follow. */
    isFirst: z.boolean(),
    secretKey: z.string(),
    provisioningUri: z.string(),
    keyExpiresAt: timeSchema,
    idleLockMinutes: z.int(),
  }),
  /** Signed in; the new codes are on the screen until they are confirmed as saved. */
  z.strictObject({
    stage: z.literal('recovery-codes'),
    name: z.string(),
    username: z.string(),
    codes: z.array(z.string()),
  }),
  /** Signed in; the recovery key of a new owner's sheet is on the screen until it is put away. */
  z.strictObject({
    stage: z.literal('owner-sheet'),
    name: z.string(),
    username: z.string(),
    /** 28 characters of Crockford's Base32. */
    recoveryKey: z.string(),
    issuedAt: timeSchema,
  }),
  /** Signed in; an enrolment code for somebody else is on the screen until it is put away. */
  z.strictObject({
    stage: z.literal('given-enrolment-code'),
    /** Whom the code is for. */
    name: z.string(),
    username: z.string(),
    /** 8 characters of Crockford's Base32. */
    code: z.string(),
    expiresAt: timeSchema,
  }),
  /** Signed in; a one-time pass for somebody else is on the screen until it is put away. */
  z.strictObject({
    stage: z.literal('one-time-pass'),
    /** Whom the pass is for. */
    name: z.string(),
    username: z.string(),
    /** 16 characters of Crockford's Base32. */
    pass: z.string(),
    expiresAt: timeSchema,
  }),
  z.strictObject({
    stage: z.literal('signed-in'),
    accountId: accountIdSchema,
    name: z.string(),
    username: z.string(),
    role: roleSchema,
    permissions: z.array(z.enum(permissions)),
    notices: z.array(noticeSchema),
    /** How this session was opened; with a recovery code, how many are left. */
    recoveryCodesLeft: z.int().nullable(),
    idleLockMinutes: z.int(),
  }),
  z.strictObject({
    stage: z.literal('locked'),
    accountId: accountIdSchema,
    name: z.string(),
    username: z.string(),
    codeNeeded: z.boolean(),
  }),
]);

/** Everything that a window shows before it asks for more: where it stands, and the school around it. */
export const deskStateSchema = z.strictObject({
  portal: portalSchema,
  /** A school that is made up and thrown away: every window says so. */
  demo: z.boolean(),
  /** Empty until the first run is done. */
  schoolName: z.string(),
  contactLine: z.string(),
  codeRequired: z.boolean(),
  /** The date from which everybody is asked, while it is still to come; null otherwise. */
  codeRequiredFrom: timeSchema.nullable(),
  /** The operating system does not protect the data key; managers see a notice. */
  keyUnprotected: z.boolean(),
  /** The clock is behind the latest time that this desk has seen: no code is accepted. */
  clockBehind: z.boolean(),
  current: stageSchema,
});
export type DeskState = z.infer<typeof deskStateSchema>;
export type DeskStage = DeskState['current'];

/** For channels whose answer is the window's new state: the dispatcher reads it once the handler is done. */
export const newState = { output: deskStateSchema, answersState: true } as const;

const credentials = {
  username: z.string().min(1, { error: 'required' }).max(256, { error: 'too-long' }),
  password: passwordSchema,
};
const checkedClocksSchema = z.strictObject({
  device: z.enum(['app', 'token']),
  /** Milliseconds that the device is ahead of this computer; negative where it is behind. */
  aheadBy: z.int(),
  /** Near enough for a code to be taken. */
  agree: z.boolean(),
  deskTimeAt: timeSchema,
});
export type CheckedClocks = z.infer<typeof checkedClocksSchema>;

const typedCode = z.strictObject({ code: typedCodeSchema });

/** First run, sign-in, challenge and enrolment. Every answer is the window's new state. */
export const signInContract = defineContract({
  current: { caller: 'anyone', portals: bothPortals, input: nothing, ...newState },
  setUp: {
    caller: 'anyone',
    portals: officeOnly,
    input: z.strictObject({
      schoolName: schoolNameSchema,
      name: personNameSchema,
      username: usernameSchema,
      password: passwordSchema,
    }),
    ...newState,
  },
  begin: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject(credentials),
    ...newState,
  },
  /** Opens an account that 100 failures have locked: password and recovery code are judged together. */
  liftLock: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ ...credentials, recoveryCode: typedCodeSchema }),
    ...newState,
  },
  answerCode: { caller: 'challenge', portals: bothPortals, input: typedCode, ...newState },
  /** The clock doctor: two codes in a row tell how far the clocks are apart. Neither of them ever signs in. */
  checkClocks: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ first: typedCodeSchema, second: typedCodeSchema }),
    output: checkedClocksSchema,
  },
  answerRecoveryCode: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ recoveryCode: typedCodeSchema }),
    ...newState,
  },
  /** A manager's code in answer to `enrolment-code`; the answer's stage is `enrolment`. */
  answerEnrolmentCode: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ enrolmentCode: typedCodeSchema }),
    ...newState,
  },
  /** A manager's own password and code in place of the person's code, for one shift. */
  vouch: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ ...credentials, code: typedCodeSchema, reason: reasonSchema }),
    ...newState,
  },
  answerOneTimePass: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ oneTimePass: typedCodeSchema }),
    ...newState,
  },
  confirmEnrolment: { caller: 'challenge', portals: bothPortals, input: typedCode, ...newState },
  copySecretKey: { caller: 'challenge', portals: bothPortals, input: nothing, output: nothing },
  /** In with the password alone, while the portal lets setting up an app be put off. */
  skipEnrolment: { caller: 'challenge', portals: bothPortals, input: nothing, ...newState },
  /** Back to username and password. */
  cancel: { caller: 'challenge', portals: bothPortals, input: nothing, ...newState },
  /** Brings back somebody's session that waits in this window; it is locked, and they unlock it. */
  resume: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ sessionId: sessionIdSchema }),
    ...newState,
  },
  /** Opens, or brings to the front, the window of the other portal. */
  openPortal: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ portal: portalSchema }),
    output: nothing,
  },
});
