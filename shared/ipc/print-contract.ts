import { z } from 'zod';
import { accountIdSchema, deskIdSchema } from '../ids';
import { auditRowSchema } from './audit-contract';
import { defineContract } from './contract';
import { nothing, officeOnly, portalSchema, timeSchema } from './shapes';
import { staffSelectionSchema } from './staff-bulk-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;
const readLog = { caller: 'session', portals: officeOnly, permission: 'read-audit-log' } as const;

/** The most hand-outs at once: more would be too many pages for one print job. */
export const mostHandOuts = 500;

const handOutSchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string(),
  username: z.string(),
  /** The portals that the person's role opens. */
  portals: z.array(portalSchema),
  /** The portals that require a code. The person can put off setting up an app until `from`; null means the next sign-in. */
  asks: z.array(z.strictObject({ portal: portalSchema, from: timeSchema.nullable() })),
  /** Whether setting up the app needs a manager's enrolment code. */
  supervised: z.boolean(),
});
export type HandOut = z.infer<typeof handOutSchema>;

/** The most events on the sheet of the day. The audit page shows the rest. */
export const mostOfToday = 500;

const todaySchema = z.strictObject({
  deskId: deskIdSchema,
  /** The time of the reading. */
  at: timeSchema,
  /** Oldest first. */
  rows: z.array(auditRowSchema),
  /** Whether the day has more events than these newest ones. */
  isCut: z.boolean(),
});
export type TodayAtDesk = z.infer<typeof todaySchema>;

const saved = z.strictObject({ saved: z.boolean() });

/** Sheets without a secret, for the printer or as a PDF of the window. */
export const printContract = defineContract({
  handOut: {
    ...manage,
    input: z.strictObject({ accountId: accountIdSchema }),
    output: z.strictObject({ handOut: handOutSchema }),
  },
  /** The hand-outs of many people. Inactive people get none; people with an app get one only with `alsoSetUp`. */
  handOuts: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({ whom: staffSelectionSchema, alsoSetUp: z.boolean() }),
    output: z.strictObject({ handOuts: z.array(handOutSchema), leftOut: z.int() }),
  },
  /** The sign-ins, session ends, refusals, resets and lockouts at this desk since midnight. */
  today: { ...readLog, input: nothing, output: todaySchema },
  /** Saves this session's last hand-out where the person chooses; `saved` is false when they cancel. */
  saveHandOut: { ...manage, input: nothing, output: saved },
  saveHandOuts: { ...manage, stepUp: 'recent', input: nothing, output: saved },
  saveOverview: { ...manage, input: nothing, output: saved },
  /** Needs a step-up like the export of the log, because it saves a part of it. */
  saveToday: { ...readLog, stepUp: 'recent', input: nothing, output: saved },
});
