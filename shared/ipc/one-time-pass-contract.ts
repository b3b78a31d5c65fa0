import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { policy } from '../policy';
import { reasonSchema } from '../text-fields';
import { wholeNumber } from '../whole-number';
import { defineContract } from './contract';
import { nothing, officeOnly, timeSchema } from './shapes';
import { newState } from './sign-in-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;
const person = z.strictObject({ accountId: accountIdSchema });

/** A pass that is out: given, not yet used, not over. Never the pass itself. */
const standingSchema = z.strictObject({
  givenBy: z.string(),
  reason: z.string(),
  givenAt: timeSchema,
  expiresAt: timeSchema,
});
export type StandingPass = z.infer<typeof standingSchema>;

/** One-time passes, given by managers to somebody without a phone. */
export const oneTimePassContract = defineContract({
  /** The person's pass that is out, or null. */
  read: { ...manage, input: person, output: z.strictObject({ pass: standingSchema.nullable() }) },
  /** A new pass in place of an older one. The answer's stage is `one-time-pass`. */
  give: {
    ...manage,
    stepUp: true,
    input: z.strictObject({
      accountId: accountIdSchema,
      countsForMinutes: wholeNumber(policy.oneTimePass.leastMinutes, policy.oneTimePass.mostMinutes),
      reason: reasonSchema,
    }),
    ...newState,
  },
  withdraw: { ...manage, stepUp: true, input: person, output: nothing },
  /** The pass leaves the screen and main's memory. */
  putAway: { ...manage, input: nothing, ...newState },
});
