import { z } from 'zod';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';

const dayCountSchema = z.strictObject({
  /** `YYYY-MM-DD`, a day of the desk's own time zone. */
  date: z.iso.date(),
  signIns: z.int(),
  /** Every try that was refused, whatever for. */
  failures: z.int(),
});
export type DayCount = z.infer<typeof dayCountSchema>;

const overviewSchema = z.strictObject({
  /** Everybody with an account, also who is inactive. */
  accounts: z.int(),
  /** Counts of active accounts. */
  staff: z.strictObject({
    active: z.int(),
    setUp: z.int(),
    pending: z.int(),
    notSetUp: z.int(),
    /** Waiting after failures, or locked until somebody lifts it. */
    locked: z.int(),
    lowOnCodes: z.int(),
    neverSignedIn: z.int(),
    managers: z.int(),
    /** Of those who can manage now: with a password, and not locked for good. */
    managersSetUp: z.int(),
  }),
  /** The last 30 days, oldest first; today is the last one. */
  days: z.array(dayCountSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

/** What a manager sees first. */
export const overviewContract = defineContract({
  read: {
    caller: 'session',
    portals: officeOnly,
    permission: 'manage-staff',
    input: nothing,
    output: overviewSchema,
  },
});
