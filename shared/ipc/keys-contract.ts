import { z } from 'zod';
import { passwordSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, officeOnly, timeSchema } from './shapes';
import { newState } from './sign-in-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-keys' } as const;
const typedRecoveryKey = z.string().min(1, { error: 'required' }).max(200, { error: 'too-long' });

/** The desk's keys and the owner's sheet. */
export const keysContract = defineContract({
  read: {
    ...manage,
    input: nothing,
    output: z.strictObject({
      protectedBy: z.enum(['system', 'key-file']),
      backend: z.string(),
      /** The time when the valid owner's sheet was issued; null without one. */
      sheetIssuedAt: timeSchema.nullable(),
      /** The number of data keys so far; each rotation adds one. */
      generation: z.int(),
    }),
  },
  /** Issues a new owner's sheet, which voids the old one. The answer's stage is `owner-sheet`. */
  issueSheet: { ...manage, stepUp: 'now', input: nothing, ...newState },
  /** Removes the recovery key from the screen and from main's memory. */
  putSheetAway: { ...manage, input: nothing, ...newState },
  /** Makes a new data key, and seals every secret again under it. */
  rotate: {
    ...manage,
    stepUp: 'now',
    input: nothing,
    output: z.strictObject({ sealedAnew: z.int(), generation: z.int() }),
  },
  /** Sets a new password and resets two factor for a manager who shows the recovery key of the owner's sheet. */
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
  /** Opens a desk (stage `closed`) with the owner's sheet, when this computer can't open the desk's key. */
  recover: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ recoveryKey: typedRecoveryKey }),
    ...newState,
  },
});
