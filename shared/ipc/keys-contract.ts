import { z } from 'zod';
import { passwordSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, officeOnly, timeSchema } from './shapes';
import { newState } from './sign-in-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-keys' } as const;
const typedRecoveryKey = z.string().min(1, { error: 'required' }).max(200, { error: 'too-long' });

/** The installation's keys and the owner's sheet. */
export const keysContract = defineContract({
  read: {
    ...manage,
    input: nothing,
    output: z.strictObject({
      protectedBy: z.enum(['system', 'key-file']),
      backend: z.string(),
      /** When the owner's sheet that counts was issued; null without one. */
      sheetIssuedAt: timeSchema.nullable(),
      /** How many data keys there have been; one more with each rotation. */
      generation: z.int(),
    }),
  },
  /** A new owner's sheet in place of the old one. The answer's stage is `owner-sheet`. */
  issueSheet: { ...manage, stepUp: true, input: nothing, ...newState },
  /** The recovery key leaves the screen and main's memory. */
  putSheetAway: { ...manage, input: nothing, ...newState },
  /** A new data key; every secret is sealed anew under it. */
  rotate: {
    ...manage,
    stepUp: true,
    input: nothing,
    output: z.strictObject({ sealedAnew: z.int(), generation: z.int() }),
  },
  /** A manager who has lost everything: the owner's sheet gives a new password and resets two factor, offline. */
  recoverManager: {
    caller: 'anyone',
    portals: officeOnly,
    input: z.strictObject({
      recoveryKey: typedRecoveryKey,
      username: z.string().min(1, { error: 'required' }).max(256, { error: 'too-long' }),
      newPassword: passwordSchema,
    }),
    ...newState,
  },
  /** A desk whose key this computer does not open (stage `closed`): the owner's sheet does. */
  recover: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ recoveryKey: typedRecoveryKey }),
    ...newState,
  },
});
