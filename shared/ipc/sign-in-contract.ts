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
  /** This computer can't open the desk's key. The recovery key on the owner's sheet can. */
  z.strictObject({ stage: z.literal('closed') }),
  /** No account exists yet. */
  z.strictObject({ stage: z.literal('first-run') }),
  z.strictObject({
    stage: z.literal('signed-out'),
    /** Why the last stage ended; null where the person ended it. */
    because: z
      .enum(['challenge-expired', 'key-replaced', 'too-many-codes', 'session-over', 'session-revoked'])
      .nullable(),
    /** The username of the challenge that ended, so that the person need not type it again. */
    username: z.string(),
    /** The parked sessions of this window, locked, the latest first. */
    waiting: z.array(
      z.strictObject({ sessionId: sessionIdSchema, accountId: accountIdSchema, name: z.string() }),
    ),
  }),
  z.strictObject({
    stage: z.literal('code'),
    username: z.string(),
    expiresAt: timeSchema,
    /** Whether there were enough wrong codes to suspect the clocks. */
    canCheckClocks: z.boolean(),
  }),
  /** A manager's enrolment code must come before the QR code. This stage holds no secret yet. */
  z.strictObject({
    stage: z.literal('enrolment-code'),
    username: z.string(),
    expiresAt: timeSchema,
    skippableUntil: timeSchema.nullable(),
    /** Whether another manager could give a code. */
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
    /** Until when a new sign-in is shown the same key. Going back draws a new one at once. */
    keyReusedUntil: timeSchema,
    /** When this key was shown to an earlier sign-in or session; null where nobody saw it before. */
    shownBeforeAt: timeSchema.nullable(),
    /** Until when `Skip for now` is offered, or null. */
    skippableUntil: timeSchema.nullable(),
    expiresAt: timeSchema,
    notices: z.array(noticeSchema),
  }),
  /** Every factor was right, but somebody else set the password: the person chooses their own before the session begins. */
  z.strictObject({
    stage: z.literal('first-password'),
    username: z.string(),
    expiresAt: timeSchema,
    shortestPassword: z.int(),
  }),
  /** Signed in; the screen shows the key of a new authenticator until the person confirms or cancels it. */
  z.strictObject({
    stage: z.literal('new-authenticator'),
    name: z.string(),
    username: z.string(),
    /** Whether the person has no authenticator yet, so that recovery codes follow. */
    isFirst: z.boolean(),
    secretKey: z.string(),
    provisioningUri: z.string(),
    shownBeforeAt: timeSchema.nullable(),
    idleLockMinutes: z.int(),
  }),
  /** Signed in; the screen shows the new codes until the person confirms that they are saved. */
  z.strictObject({
    stage: z.literal('recovery-codes'),
    name: z.string(),
    username: z.string(),
    codes: z.array(z.string()),
  }),
  /** Signed in; the screen shows the recovery key of a new owner's sheet until the manager puts it away. */
  z.strictObject({
    stage: z.literal('owner-sheet'),
    name: z.string(),
    username: z.string(),
    /** 28 characters of Crockford's Base32. */
    recoveryKey: z.string(),
    issuedAt: timeSchema,
  }),
  /** Signed in; the screen shows another person's enrolment code until the manager puts it away. */
  z.strictObject({
    stage: z.literal('given-enrolment-code'),
    /** The person who gets the code. */
    name: z.string(),
    username: z.string(),
    /** 8 characters of Crockford's Base32. */
    code: z.string(),
    expiresAt: timeSchema,
  }),
  /** Signed in; the screen shows another person's one-time pass until the manager puts it away. */
  z.strictObject({
    stage: z.literal('one-time-pass'),
    /** The person who gets the pass. */
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
    /** The recovery codes that are left, when a recovery code opened this session; null otherwise. */
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

/** The state of a window: its stage, and the facts of the school that every stage shows. */
export const deskStateSchema = z.strictObject({
  portal: portalSchema,
  /** Whether this is the demo school; every window then says so. */
  demo: z.boolean(),
  /** Empty before the first run. */
  schoolName: z.string(),
  contactLine: z.string(),
  codeRequired: z.boolean(),
  /** The future day from which this portal requires a code; null otherwise. */
  codeRequiredFrom: timeSchema.nullable(),
  /** Whether the operating system leaves the data key unprotected; managers see a notice. */
  keyUnprotected: z.boolean(),
  /** Whether the clock is behind the latest time that this desk has seen; the desk then accepts no code. */
  clockBehind: z.boolean(),
  current: stageSchema,
});
export type DeskState = z.infer<typeof deskStateSchema>;
export type DeskStage = DeskState['current'];

/** For channels that answer with the window's new state, which the dispatcher reads after the handler. */
export const newState = { output: deskStateSchema, answersState: true } as const;

const credentials = {
  username: z.string().min(1, { error: 'required' }).max(256, { error: 'too-long' }),
  password: passwordSchema,
};
const checkedClocksSchema = z.strictObject({
  device: z.enum(['app', 'token']),
  /** How far the device is ahead of this computer (milliseconds); negative where it is behind. */
  aheadBy: z.int(),
  /** Whether the clocks are close enough for the desk to accept a code. */
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
  /** Unlocks an account after 100 failures. The answer never says which of password and recovery code was wrong. */
  liftLock: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ ...credentials, recoveryCode: typedCodeSchema }),
    ...newState,
  },
  answerCode: { caller: 'challenge', portals: bothPortals, input: typedCode, ...newState },
  /** The clock doctor: finds the clocks' difference from two codes in a row. Neither code can sign in later. */
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
  /** Takes a manager's code in the stage `enrolment-code`. The answer's stage is `enrolment`. */
  answerEnrolmentCode: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ enrolmentCode: typedCodeSchema }),
    ...newState,
  },
  /** Takes a manager's own password and code instead of the person's code, for one shift. */
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
  /** Signs in with the password alone, while the person may put off setting up an app. */
  skipEnrolment: { caller: 'challenge', portals: bothPortals, input: nothing, ...newState },
  /** Takes the person's own password in the stage `first-password`, and signs them in. */
  choosePassword: {
    caller: 'challenge',
    portals: bothPortals,
    input: z.strictObject({ newPassword: passwordSchema }),
    ...newState,
  },
  /** Goes back to username and password. */
  cancel: { caller: 'challenge', portals: bothPortals, input: nothing, ...newState },
  /** Brings back a parked session of this window. It stays locked until its person unlocks it. */
  resume: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ sessionId: sessionIdSchema }),
    ...newState,
  },
  /** Opens a portal's window, or brings it to the front. */
  openPortal: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ portal: portalSchema }),
    output: nothing,
  },
});
