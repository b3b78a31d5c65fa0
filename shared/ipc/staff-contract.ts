import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { passwordSchema, personNameSchema, usernameSchema } from '../text-fields';
import { defineContract } from './contract';
import { nothing, officeOnly, roleSchema, timeSchema } from './shapes';
import { staffCursorSchema, staffSearchSchema, twoFactorStateSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

const staffRowSchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string(),
  role: roleSchema,
  active: z.boolean(),
  /** For managers only; null for whoever may just see the list. */
  managed: z
    .strictObject({
      username: z.string(),
      /** False until a manager has set the first password of somebody who was imported. */
      hasPassword: z.boolean(),
      twoFactor: twoFactorStateSchema,
      lastSignInAt: timeSchema.nullable(),
      /** Waiting until this time after failures, or null. */
      lockedUntil: timeSchema.nullable(),
      /** Locked after 100 failures until somebody lifts it. */
      lockedOut: z.boolean(),
    })
    .nullable(),
});
export type StaffRow = z.infer<typeof staffRowSchema>;

const staffProfileSchema = z.strictObject({
  accountId: accountIdSchema,
  /** Sent back with an edit; a stale one is refused. */
  version: z.int(),
  name: z.string(),
  username: z.string(),
  role: roleSchema,
  active: z.boolean(),
  hasPassword: z.boolean(),
  isSelf: z.boolean(),
  twoFactor: twoFactorStateSchema,
  enrolledAt: timeSchema.nullable(),
  recoveryCodesLeft: z.int(),
  lastSignInAt: timeSchema.nullable(),
  failuresInRow: z.int(),
  lockedUntil: timeSchema.nullable(),
  lockedOut: z.boolean(),
  createdAt: timeSchema,
});
export type StaffProfile = z.infer<typeof staffProfileSchema>;

const identity = { accountId: accountIdSchema, version: z.int() };

/** The staff list and the Staff Profile. */
export const staffContract = defineContract({
  /** One page of whom the filter lets through, in the order that is asked for. */
  search: {
    caller: 'session',
    portals: officeOnly,
    permission: 'see-staff',
    input: staffSearchSchema,
    output: z.strictObject({
      rows: z.array(staffRowSchema),
      /** How many match in all; counted for the first page alone. */
      total: z.int().nullable(),
      /** How many there are without any filter; counted for the first page alone. */
      everyone: z.int().nullable(),
      /** Where the next page begins; null behind the last row. */
      next: staffCursorSchema.nullable(),
    }),
  },
  read: {
    ...manage,
    input: z.strictObject({ accountId: accountIdSchema }),
    output: staffProfileSchema,
  },
  /** The fewest characters that a password must have, by role and today's Staff Options. */
  shortestPasswords: {
    ...manage,
    input: nothing,
    output: z.record(roleSchema, z.int()),
  },
  add: {
    ...manage,
    stepUp: true,
    input: z.strictObject({
      name: personNameSchema,
      username: usernameSchema,
      role: roleSchema,
      password: passwordSchema,
    }),
    output: staffProfileSchema,
  },
  /** `password` null leaves it as it is; a new one ends the person's sessions, as does a new role. */
  edit: {
    ...manage,
    stepUp: true,
    input: z.strictObject({
      ...identity,
      name: personNameSchema,
      username: usernameSchema,
      role: roleSchema,
      password: passwordSchema.nullable(),
    }),
    output: staffProfileSchema,
  },
  setActive: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ ...identity, active: z.boolean() }),
    output: staffProfileSchema,
  },
  resetTwoFactor: { ...manage, stepUp: true, input: z.strictObject(identity), output: staffProfileSchema },
  liftLockout: { ...manage, stepUp: true, input: z.strictObject(identity), output: staffProfileSchema },
});
