import { z } from 'zod';
import type { Role } from '../access';
import { accountIdSchema } from '../ids';
import { listedShape, staffInputShape, staffOutputShape } from '../staff-fields';
import { passwordSchema } from '../text-fields';
import { defineContract } from './contract';
import { nothing, officeOnly, roleSchema, timeSchema } from './shapes';
import { staffCursorSchema, staffSearchSchema, twoFactorStateSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

const staffRowSchema = z.strictObject({
  accountId: accountIdSchema,
  ...listedShape('everybody'),
  active: z.boolean(),
  /** For managers only; null for viewers who may only see the list. */
  managed: z
    .strictObject({
      ...listedShape('managers'),
      /** False until a manager sets the first password of an imported person. */
      hasPassword: z.boolean(),
      twoFactor: twoFactorStateSchema,
      lastSignInAt: timeSchema.nullable(),
      /** Failures make the person wait until then; null without a wait. */
      lockedUntil: timeSchema.nullable(),
      /** Locked after 100 failures, until a manager lifts the lock. */
      lockedOut: z.boolean(),
    })
    .nullable(),
});
export type StaffRow = z.infer<typeof staffRowSchema>;

const staffProfileSchema = z.strictObject({
  accountId: accountIdSchema,
  /** An edit sends it back; a stale edit is refused. */
  version: z.int(),
  ...staffOutputShape,
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

/** Whether a form leaves somebody a manager: it adds or makes one, or may give a manager another password. */
const makesManager = ({ role }: { role: Role }): boolean => role === 'manager';

/** The staff list and the Staff Profile. */
export const staffContract = defineContract({
  /** One page of the people who match the filter, in the order of `sort`. */
  search: {
    caller: 'session',
    portals: officeOnly,
    permission: 'see-staff',
    input: staffSearchSchema,
    output: z.strictObject({
      rows: z.array(staffRowSchema),
      /** How many people match; null after the first page. */
      total: z.int().nullable(),
      /** How many people there are without a filter; null after the first page. */
      everyone: z.int().nullable(),
      /** Where the next page begins; null after the last row. */
      next: staffCursorSchema.nullable(),
    }),
  },
  read: {
    ...manage,
    input: z.strictObject({ accountId: accountIdSchema }),
    output: staffProfileSchema,
  },
  /** The shortest password of each role under the present Staff Options, in characters. */
  shortestPasswords: {
    ...manage,
    input: nothing,
    output: z.record(roleSchema, z.int()),
  },
  add: {
    ...manage,
    stepUp: 'recent',
    needsNow: makesManager,
    input: z.strictObject({ ...staffInputShape, password: passwordSchema }),
    output: staffProfileSchema,
  },
  /** `password` null keeps the present one. A new password or role ends the person's sessions. */
  edit: {
    ...manage,
    stepUp: 'recent',
    needsNow: makesManager,
    input: z.strictObject({ ...identity, ...staffInputShape, password: passwordSchema.nullable() }),
    output: staffProfileSchema,
  },
  setActive: {
    ...manage,
    stepUp: 'recent',
    // The person may be a manager.
    needsNow: ({ active }: { active: boolean }) => active,
    input: z.strictObject({ ...identity, active: z.boolean() }),
    output: staffProfileSchema,
  },
  resetTwoFactor: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject(identity),
    output: staffProfileSchema,
  },
  liftLockout: { ...manage, stepUp: 'recent', input: z.strictObject(identity), output: staffProfileSchema },
});
