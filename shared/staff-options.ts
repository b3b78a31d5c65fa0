import { z } from 'zod';
import { policy } from './policy';
import type { FieldProblem } from './result';
import { contactLineSchema } from './text-fields';
import { wholeNumber } from './whole-number';

const idleLockMinutes = wholeNumber(policy.idleLockMinutes.least, policy.idleLockMinutes.most);
const graceDays = wholeNumber(0, policy.mostGraceDays);

/** The begin of a day where the desk stands, as UTC milliseconds; 0 for no date. How far ahead it may lie, main judges. */
const dayOrNone = z
  .number({ error: 'not-a-day' satisfies FieldProblem })
  .int({ error: 'not-a-day' satisfies FieldProblem })
  .min(0, { error: 'not-a-day' satisfies FieldProblem })
  .max(8_640_000_000_000_000, { error: 'not-a-day' satisfies FieldProblem });

/** The policy that a manager sets for the school. */
export const staffOptionsSchema = z.strictObject({
  requireTwoFactor: z.strictObject({ office: z.boolean(), staff: z.boolean() }),
  /** From when on a switch that is on counts for whoever has no app yet; 0 for at once. */
  requiredFrom: z.strictObject({ office: dayOrNone, staff: dayOrNone }),
  /** Days from the making of an account in which its owner may put off setting up an app. */
  graceDays: z.strictObject({ office: graceDays, staff: graceDays }),
  /** Setting up a first app takes a manager's enrolment code besides the password. */
  supervisedEnrolment: z.boolean(),
  idleLockMinutes: z.strictObject({ office: idleLockMinutes, staff: idleLockMinutes }),
  contactLine: contactLineSchema,
});
export type StaffOptions = z.infer<typeof staffOptionsSchema>;

/** What a new school starts with: nothing required, as before the switches existed. */
export const defaultStaffOptions: StaffOptions = {
  requireTwoFactor: { office: false, staff: false },
  requiredFrom: { office: 0, staff: 0 },
  graceDays: { office: 0, staff: 0 },
  supervisedEnrolment: false,
  idleLockMinutes: { office: policy.idleLockMinutes.office, staff: policy.idleLockMinutes.staff },
  contactLine: '',
};
