import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';
import { newState } from './sign-in-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;
const whose = z.strictObject({ accountId: accountIdSchema });

/** Supervised enrolment: a manager gives a code that lets a person set up a first app. */
export const enrolmentContract = defineContract({
  /** Whether the person needs a code at all. */
  wantsCode: { ...manage, input: whose, output: z.boolean() },
  /** Gives a new code, which replaces an older one. The answer's stage is `given-enrolment-code`. */
  giveCode: { ...manage, stepUp: 'recent', input: whose, ...newState },
  /** Removes the code from the screen and from main's memory; it stays valid. */
  putCodeAway: { ...manage, input: nothing, ...newState },
});
