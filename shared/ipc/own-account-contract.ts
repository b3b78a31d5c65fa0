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
  /** The factor of the sign-in, or the action that failed. The window has a sentence for unknown values. */
  how: z.string(),
  /** Whether it is the sign-in of the calling session. */
  present: z.boolean(),
  thisDesk: z.boolean(),
  /** Whether the person has said that it was not them. */
  reported: z.boolean(),
});
export type OwnSignIn = z.infer<typeof ownSignInSchema>;

const ownAccountSchema = z.strictObject({
  name: z.string(),
  username: z.string(),
  role: roleSchema,
  /** The time when the authenticator was confirmed, or null without one. */
  enrolledAt: timeSchema.nullable(),
  recoveryCodesLeft: z.int(),
  /** The time when the present recovery codes were made, or null without any. */
  recoveryCodesMadeAt: timeSchema.nullable(),
  codeRequired: z.strictObject({ office: z.boolean(), staff: z.boolean() }),
  /** Until when the person may put off setting up an app, by portal, or null. */
  skippableUntil: z.strictObject({ office: timeSchema.nullable(), staff: timeSchema.nullable() }),
  shortestPassword: z.int(),
  passwordChangedAt: timeSchema,
  /** Sign-ins and failures, newest first, at most ten. */
  signIns: z.array(ownSignInSchema),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

/** Home and My security: a person's own account. */
export const ownAccountContract = defineContract({
  read: { ...own, input: nothing, output: ownAccountSchema },
  /** Sign-ins and failures, ten a page, newest first; `before` is the last entry of the page before. */
  signIns: {
    ...own,
    input: z.strictObject({
      before: z.strictObject(signInPosition).nullable(),
    }),
    output: z.strictObject({ entries: z.array(ownSignInSchema), more: z.boolean() }),
  },
  /** "That was not me": ends the other sessions and notifies managers. Once an entry, never for the present one. */
  reportSignIn: { ...own, input: z.strictObject(signInPosition), output: nothing },
  /** Ends the person's other sessions; this one stays. */
  changePassword: {
    ...own,
    stepUp: 'code',
    input: z.strictObject({ currentPassword: passwordSchema, newPassword: passwordSchema }),
    output: nothing,
  },
  /** Makes ten new codes, and voids the old ones. The answer's stage is `recovery-codes`. */
  replaceRecoveryCodes: { ...own, stepUp: 'recent', input: nothing, ...newState },
  copyRecoveryCodes: { ...own, input: nothing, output: nothing },
  /** Prints the window. */
  print: { ...own, input: nothing, output: nothing },
  /** Removes the codes from the screen and from main's memory. */
  confirmRecoveryCodesSaved: { ...own, input: nothing, ...newState },
});
