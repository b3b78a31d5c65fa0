import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';
import { newState } from './sign-in-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;
const whose = z.strictObject({ accountId: accountIdSchema });

/** Supervised enrolment, as a manager sees it: a code that lets somebody set up a first app. */
export const enrolmentContract = defineContract({
  /** Whether the person needs a code at all. */
  wantsCode: { ...manage, input: whose, output: z.boolean() },
  /** A new code in place of one before. The answer's stage is `given-enrolment-code`. */
  giveCode: { ...manage, stepUp: true, input: whose, ...newState },
  /** The code leaves the screen and main's memory; it goes on counting. */
  putCodeAway: { ...manage, input: nothing, ...newState },
});
