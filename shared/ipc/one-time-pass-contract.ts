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

/** A valid pass: given, not used, not expired. It never holds the pass itself. */
const standingSchema = z.strictObject({
  givenBy: z.string(),
  reason: z.string(),
  givenAt: timeSchema,
  expiresAt: timeSchema,
});
export type StandingPass = z.infer<typeof standingSchema>;

/** One-time passes that managers give to people without a phone. */
export const oneTimePassContract = defineContract({
  /** The person's valid pass, or null. */
  read: { ...manage, input: person, output: z.strictObject({ pass: standingSchema.nullable() }) },
  /** Gives a new pass, which replaces an older one. The answer's stage is `one-time-pass`. */
  give: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({
      accountId: accountIdSchema,
      countsForMinutes: wholeNumber(policy.oneTimePass.leastMinutes, policy.oneTimePass.mostMinutes),
      reason: reasonSchema,
    }),
    ...newState,
  },
  withdraw: { ...manage, stepUp: 'recent', input: person, output: nothing },
  /** Removes the pass from the screen and from main's memory. */
  putAway: { ...manage, input: nothing, ...newState },
});
