import { z } from 'zod';
import type { Portal, Role } from './access';
import { accessByRole } from './access';
import { policy } from './policy';
import type { FieldProblem } from './result';
import { contactLineSchema } from './text-fields';

const idleLockMinutes = z
  .number({ error: 'required' satisfies FieldProblem })
  .int({ error: 'out-of-range' satisfies FieldProblem })
  .min(policy.idleLockMinutes.least, { error: 'out-of-range' satisfies FieldProblem })
  .max(policy.idleLockMinutes.most, { error: 'out-of-range' satisfies FieldProblem });

/** The policy that a manager sets for the school. */
export const staffOptionsSchema = z.strictObject({
  requireTwoFactor: z.strictObject({ office: z.boolean(), staff: z.boolean() }),
  idleLockMinutes: z.strictObject({ office: idleLockMinutes, staff: idleLockMinutes }),
  contactLine: contactLineSchema,
});
export type StaffOptions = z.infer<typeof staffOptionsSchema>;

/** What a new school starts with: nothing required, as before the switches existed. */
export const defaultStaffOptions: StaffOptions = {
  requireTwoFactor: { office: false, staff: false },
  idleLockMinutes: { office: policy.idleLockMinutes.office, staff: policy.idleLockMinutes.staff },
  contactLine: '',
};

/**
 * Whether every way in for this role asks for a code. One portal that does not leaves the password standing alone,
 * so the longer minimum applies then (NIST SP 800-63B-4, 3.1.1.2).
 */
export const codeAlwaysRequired = (
  role: Role,
  requireTwoFactor: Readonly<Record<Portal, boolean>>,
): boolean => accessByRole[role].portals.every((portal) => requireTwoFactor[portal]);

/** The fewest characters (Unicode code points) that a password of this role must have. */
export const shortestPassword = (role: Role, requireTwoFactor: Readonly<Record<Portal, boolean>>): number =>
  codeAlwaysRequired(role, requireTwoFactor)
    ? policy.password.shortestWithCode
    : policy.password.shortestAlone;
