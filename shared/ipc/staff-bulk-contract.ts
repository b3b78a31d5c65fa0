import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { longestSelection } from '../staff-list';
import { lineOfText } from '../text-fields';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';
import { staffFilterSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

const accountIdsSchema = z.array(accountIdSchema).max(longestSelection);

/** The people themselves, or all whom a filter lets through but some. */
export const staffSelectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('these'), accountIds: accountIdsSchema }),
  z.strictObject({ kind: z.literal('matching'), filter: staffFilterSchema, except: accountIdsSchema }),
]);
export type StaffSelection = z.infer<typeof staffSelectionSchema>;

export const bulkActs = ['set-inactive', 'set-active', 'reset-two-factor'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Why somebody was passed over; `changed`: by somebody else since the act was begun. */
export const passedOverReasons = ['self', 'last-manager', 'nothing-to-reset', 'already', 'changed'] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];

/** One act on many people. Begun once, with a reason and a step-up; then done a few people at a time, each whole. */
export const staffBulkContract = defineContract({
  begin: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ act: z.enum(bulkActs), reason: lineOfText(200), whom: staffSelectionSchema }),
    output: z.strictObject({ people: z.int() }),
  },
  /** Goes on with what this session has begun. Its step-up was shown for all of it at the beginning. */
  step: {
    ...manage,
    input: nothing,
    output: z.strictObject({
      /** People who are seen to, of all, changed or passed over. */
      seenTo: z.int(),
      people: z.int(),
      changed: z.int(),
      /** Who was passed over in this step. */
      passedOver: z.array(z.strictObject({ name: z.string(), reason: z.enum(passedOverReasons) })),
      finished: z.boolean(),
    }),
  },
  /** Leaves the others as they are. */
  stop: { ...manage, input: nothing, output: nothing },
});
