import { z } from 'zod';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';

const dayCountSchema = z.strictObject({
  /** `YYYY-MM-DD` in the desk's time zone. */
  date: z.iso.date(),
  signIns: z.int(),
  /** Every refused attempt, whatever the reason. */
  failures: z.int(),
});
export type DayCount = z.infer<typeof dayCountSchema>;

const overviewSchema = z.strictObject({
  /** All accounts, active or not. */
  accounts: z.int(),
  /** Counts of active accounts. */
  staff: z.strictObject({
    active: z.int(),
    setUp: z.int(),
    pending: z.int(),
    notSetUp: z.int(),
    /** Accounts that wait after failures, or are locked out. */
    locked: z.int(),
    lowOnCodes: z.int(),
    neverSignedIn: z.int(),
    managers: z.int(),
    /** The managers with an authenticator among those who can manage now: with a password, not locked for good. */
    managersSetUp: z.int(),
  }),
  /** The last 30 days, oldest first; today is the last one. */
  days: z.array(dayCountSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

/** The Overview, a manager's first page. */
export const overviewContract = defineContract({
  read: {
    caller: 'session',
    portals: officeOnly,
    permission: 'manage-staff',
    input: nothing,
    output: overviewSchema,
  },
});
