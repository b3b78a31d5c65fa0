import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { longestSelection } from '../staff-list';
import { lineOfText } from '../text-fields';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';
import { staffFilterSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

const accountIdsSchema = z.array(accountIdSchema).max(longestSelection);

/** Single people, or everybody who matches a filter except some. */
export const staffSelectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('these'), accountIds: accountIdsSchema }),
  z.strictObject({ kind: z.literal('matching'), filter: staffFilterSchema, except: accountIdsSchema }),
]);
export type StaffSelection = z.infer<typeof staffSelectionSchema>;

export const bulkActs = ['set-inactive', 'set-active', 'reset-two-factor'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Why the act left somebody out. `changed`: somebody else has changed the account since the act began. */
export const passedOverReasons = ['self', 'last-manager', 'nothing-to-reset', 'already', 'changed'] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];

/** One act on many people. It begins with a reason and a step-up, and then takes a few people at a time. */
export const staffBulkContract = defineContract({
  begin: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ act: z.enum(bulkActs), reason: lineOfText(200), whom: staffSelectionSchema }),
    output: z.strictObject({ people: z.int() }),
  },
  /** Continues this session's act. The step-up at the beginning covers all of it. */
  step: {
    ...manage,
    input: nothing,
    output: z.strictObject({
      /** How many people are done so far, changed or left out. */
      seenTo: z.int(),
      people: z.int(),
      changed: z.int(),
      /** The people whom this step left out. */
      passedOver: z.array(z.strictObject({ name: z.string(), reason: z.enum(passedOverReasons) })),
      finished: z.boolean(),
    }),
  },
  /** Ends the act; the other people stay as they are. */
  stop: { ...manage, input: nothing, output: nothing },
});
