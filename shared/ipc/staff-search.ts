import { z } from 'zod';
import { accountIdSchema } from '../ids';
import {
  longestStaffPage,
  sortDirections,
  type StaffFilter,
  staffSorts,
  twoFactorStates,
} from '../staff-list';
import { portalSchema, roleSchema } from './shapes';

export const twoFactorStateSchema = z.enum(twoFactorStates);

export const staffFilterSchema = z.strictObject({
  text: z.string().max(200, { error: 'too-long' }),
  role: roleSchema.nullable(),
  portal: portalSchema.nullable(),
  active: z.boolean().nullable(),
  twoFactor: twoFactorStateSchema.nullable(),
}) satisfies z.ZodType<StaffFilter>;

/** The row behind which a page begins, by what it is sorted by: a page is found again whatever was added before it. */
export const staffCursorSchema = z.strictObject({
  key: z.union([z.string().max(2_000), z.int()]),
  name: z.string().max(2_000),
  accountId: accountIdSchema,
});
export type StaffCursor = z.infer<typeof staffCursorSchema>;

export const staffSearchSchema = z.strictObject({
  filter: staffFilterSchema,
  sort: z.enum(staffSorts),
  direction: z.enum(sortDirections),
  /** Null begins with the first row. */
  after: staffCursorSchema.nullable(),
  /** Rows to leave out behind the cursor, for a jump of the scroll bar. */
  skip: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(longestStaffPage),
});
export type StaffSearchInput = z.infer<typeof staffSearchSchema>;
