import { z } from 'zod';
import { auditOutcomes } from '../audit-event';
import { deskIdSchema, hostIdSchema } from '../ids';
import { passwordSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, portalSchema, roleSchema, timeSchema } from './shapes';
import { newState } from './sign-in-contract';

const own = { caller: 'session', portals: bothPortals, permission: 'see-own-account' } as const;

const signInPosition = { hostId: hostIdSchema, sequence: z.int() };

const ownSignInSchema = z.strictObject({
  ...signInPosition,
  deskId: deskIdSchema,
  occurredAt: timeSchema,
  portal: portalSchema.nullable(),
  outcome: z.enum(auditOutcomes),
  /** With what they signed in, or which action failed; a screen has a sentence for what it does not know. */
  how: z.string(),
  /** The sign-in of the session that asks. */
  present: z.boolean(),
  thisDesk: z.boolean(),
  /** They said that it was not them. */
  reported: z.boolean(),
});
export type OwnSignIn = z.infer<typeof ownSignInSchema>;

const ownAccountSchema = z.strictObject({
  name: z.string(),
  username: z.string(),
  role: roleSchema,
  /** When the authenticator was confirmed, or null without one. */
  enrolledAt: timeSchema.nullable(),
  recoveryCodesLeft: z.int(),
  /** When the present set of recovery codes was made, or null without one. */
  recoveryCodesMadeAt: timeSchema.nullable(),
  codeRequired: z.strictObject({ office: z.boolean(), staff: z.boolean() }),
  /** Until when setting up an app may be put off at each portal, or null. */
  skippableUntil: z.strictObject({ office: timeSchema.nullable(), staff: timeSchema.nullable() }),
  shortestPassword: z.int(),
  passwordChangedAt: timeSchema,
  /** Sign-ins and failed tries, newest first, at most ten. */
  signIns: z.array(ownSignInSchema),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

/** Home and My security: what a person sees and changes of themselves. */
export const ownAccountContract = defineContract({
  read: { ...own, input: nothing, output: ownAccountSchema },
  /** Sign-ins and failed tries, ten at a time, newest first; `before` is the last one of the page before. */
  signIns: {
    ...own,
    input: z.strictObject({
      before: z.strictObject({ ...signInPosition, occurredAt: timeSchema }).nullable(),
    }),
    output: z.strictObject({ entries: z.array(ownSignInSchema), more: z.boolean() }),
  },
  /** "That was not me": the other sessions of the account end, managers are told. Once an entry, never the present one. */
  reportSignIn: { ...own, input: z.strictObject(signInPosition), output: nothing },
  /** The other sessions of the account end; this one goes on. */
  changePassword: {
    ...own,
    input: z.strictObject({ currentPassword: passwordSchema, newPassword: passwordSchema }),
    output: nothing,
  },
  /** A new set of ten; the old set is void. The answer's stage is `recovery-codes`. */
  replaceRecoveryCodes: { ...own, stepUp: true, input: nothing, ...newState },
  copyRecoveryCodes: { ...own, input: nothing, output: nothing },
  /** Prints what the window shows. */
  print: { ...own, input: nothing, output: nothing },
  /** The codes leave the screen and main's memory. */
  confirmRecoveryCodesSaved: { ...own, input: nothing, ...newState },
});
