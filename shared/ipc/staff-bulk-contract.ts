import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { longestSelection } from '../staff-list';
import { lineOfText } from '../text-fields';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';
import { staffFilterSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

const accountIdsSchema = z.array(accountIdSchema).max(longestSelection);

/** Named people, or everybody who matches a filter, with exceptions. */
export const staffSelectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('these'), accountIds: accountIdsSchema }),
  z.strictObject({ kind: z.literal('matching'), filter: staffFilterSchema, except: accountIdsSchema }),
]);
export type StaffSelection = z.infer<typeof staffSelectionSchema>;

export const bulkActs = ['set-inactive', 'set-active', 'reset-two-factor'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Why the act passed over a person. `changed`: another person has changed the account since the beginning. */
export const passedOverReasons = ['self', 'last-manager', 'nothing-to-reset', 'already', 'changed'] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];

const beginInputSchema = z.strictObject({
  act: z.enum(bulkActs),
  reason: lineOfText(200),
  whom: staffSelectionSchema,
});
type BeginInput = z.infer<typeof beginInputSchema>;

/** One act on many people. It begins with a reason and a step-up, then goes on in steps of a few people. */
export const staffBulkContract = defineContract({
  begin: {
    ...manage,
    stepUp: 'recent',
    // A manager may be among them.
    needsNow: ({ act }: BeginInput) => act === 'set-active',
    input: beginInputSchema,
    output: z.strictObject({ people: z.int() }),
  },
  /** Continues this session's act. The step-up at the beginning covers all of it. */
  step: {
    ...manage,
    input: nothing,
    output: z.strictObject({
      /** The number of people who are done so far, changed or passed over. */
      seenTo: z.int(),
      people: z.int(),
      changed: z.int(),
      /** The people whom this step passed over. */
      passedOver: z.array(z.strictObject({ name: z.string(), reason: z.enum(passedOverReasons) })),
      finished: z.boolean(),
    }),
  },
  /** Ends the act; the remaining people stay as they are. */
  stop: { ...manage, input: nothing, output: nothing },
});
