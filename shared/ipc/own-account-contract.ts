import { z } from 'zod';
import { passwordSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, portalSchema, roleSchema, timeSchema } from './shapes';
import { deskStateSchema } from './sign-in-contract';

const own = { caller: 'session', portals: bothPortals, permission: 'see-own-account' } as const;

const ownAccountSchema = z.strictObject({
  name: z.string(),
  username: z.string(),
  role: roleSchema,
  /** When the authenticator was confirmed, or null without one. */
  enrolledAt: timeSchema.nullable(),
  recoveryCodesLeft: z.int(),
  codeRequired: z.strictObject({ office: z.boolean(), staff: z.boolean() }),
  /** Until when setting up an app may be put off at each portal, or null. */
  skippableUntil: z.strictObject({ office: timeSchema.nullable(), staff: timeSchema.nullable() }),
  shortestPassword: z.int(),
  passwordChangedAt: timeSchema,
  /** Newest first, at most ten; the first is the present one. */
  signIns: z.array(
    z.strictObject({ occurredAt: timeSchema, portal: portalSchema, outcome: z.enum(['success', 'failure']) }),
  ),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

/** Home and My security: what a person sees and changes of themselves. */
export const ownAccountContract = defineContract({
  read: { ...own, input: nothing, output: ownAccountSchema },
  /** The other sessions of the account end; this one goes on. */
  changePassword: {
    ...own,
    input: z.strictObject({ currentPassword: passwordSchema, newPassword: passwordSchema }),
    output: nothing,
  },
  /** A new set of ten; the old set is void. The answer's stage is `recovery-codes`. */
  replaceRecoveryCodes: { ...own, stepUp: true, input: nothing, output: deskStateSchema },
  copyRecoveryCodes: { ...own, input: nothing, output: nothing },
  /** Prints what the window shows. */
  print: { ...own, input: nothing, output: nothing },
  /** The codes leave the screen and main's memory. */
  confirmRecoveryCodesSaved: { ...own, input: nothing, output: deskStateSchema },
});
