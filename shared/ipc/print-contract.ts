import { z } from 'zod';
import { accountIdSchema, deskIdSchema } from '../ids';
import { auditRowSchema } from './audit-contract';
import { defineContract } from './contract';
import { nothing, officeOnly, portalSchema, timeSchema } from './shapes';
import { staffSelectionSchema } from './staff-bulk-contract';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;
const readLog = { caller: 'session', portals: officeOnly, permission: 'read-audit-log' } as const;

/** The most hand-outs at once: what a window lays out and a printer takes in one go. */
export const mostHandOuts = 500;

const handOutSchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string(),
  username: z.string(),
  /** Where this person may sign in. */
  portals: z.array(portalSchema),
  /** Which of these ask for a code; until `from` setting up an app can be put off, null: at the next sign-in. */
  asks: z.array(z.strictObject({ portal: portalSchema, from: timeSchema.nullable() })),
  /** Setting up the app takes a manager's enrolment code. */
  supervised: z.boolean(),
});
export type HandOut = z.infer<typeof handOutSchema>;

/** The most events of a day on one sheet: more is a matter for the log. */
export const mostOfToday = 500;

const todaySchema = z.strictObject({
  deskId: deskIdSchema,
  /** When it was read. */
  at: timeSchema,
  /** Oldest first. */
  rows: z.array(auditRowSchema),
  /** The day has more events than these, the newest. */
  isCut: z.boolean(),
});
export type TodayAtDesk = z.infer<typeof todaySchema>;

const saved = z.strictObject({ saved: z.boolean() });

/** Sheets without a secret on them: for the printer, or as a PDF of what the window shows. */
export const printContract = defineContract({
  handOut: {
    ...manage,
    input: z.strictObject({ accountId: accountIdSchema }),
    output: z.strictObject({ handOut: handOutSchema }),
  },
  /** Of many; without who is inactive and, unless they are wanted too, without who has an app already. */
  handOuts: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ whom: staffSelectionSchema, alsoSetUp: z.boolean() }),
    output: z.strictObject({ handOuts: z.array(handOutSchema), leftOut: z.int() }),
  },
  /** Who signed in and out at this desk since midnight, and what was refused, reset and locked. */
  today: { ...readLog, input: nothing, output: todaySchema },
  /** Asks where to, and saves the hand-out that this session was given last; `saved` is false when it was called off. */
  saveHandOut: { ...manage, input: nothing, output: saved },
  saveHandOuts: { ...manage, stepUp: true, input: nothing, output: saved },
  saveOverview: { ...manage, input: nothing, output: saved },
  /** A part of the log, and so as sensitive as its export. */
  saveToday: { ...readLog, stepUp: true, input: nothing, output: saved },
});
