import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { portalSchema, roleSchema } from './shapes';

export const twoFactorStates = ['set-up', 'pending', 'not-set-up'] as const;
/** `set-up`: an authenticator is confirmed. `pending`: the QR code was shown, no right code yet. */
export const twoFactorStateSchema = z.enum(twoFactorStates);

/** Orders of the staff list; where two are alike the name decides. */
export const staffSorts = ['name', 'username', 'role', 'status', 'two-factor', 'last-sign-in'] as const;
export type StaffSort = (typeof staffSorts)[number];
export const sortDirections = ['ascending', 'descending'] as const;
export type SortDirection = (typeof sortDirections)[number];

/** Whom a list is narrowed to; null lets everybody through. */
export const staffFilterSchema = z.strictObject({
  /** Every word of it begins a word of the name or, for managers, of the username. */
  text: z.string().max(200),
  role: roleSchema.nullable(),
  /** Whose role opens this portal. */
  portal: portalSchema.nullable(),
  active: z.boolean().nullable(),
  twoFactor: twoFactorStateSchema.nullable(),
});
export type StaffFilter = z.infer<typeof staffFilterSchema>;

/** Everybody. */
export const noStaffFilter: StaffFilter = {
  text: '',
  role: null,
  portal: null,
  active: null,
  twoFactor: null,
};

/** The row behind which a page begins, by what it is sorted by: a page is found again whatever was added before it. */
export const staffCursorSchema = z.strictObject({
  key: z.union([z.string().max(2_000), z.int()]),
  name: z.string().max(2_000),
  accountId: accountIdSchema,
});
export type StaffCursor = z.infer<typeof staffCursorSchema>;

/** The most rows of a page. */
export const longestStaffPage = 200;

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
