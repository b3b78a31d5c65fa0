import { z } from 'zod';
import { staffOptionsSchema } from '../staff-options';
import { defineContract } from './contract';
import { nothing, officeOnly } from './shapes';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-options' } as const;

const storedOptionsSchema = z.strictObject({ version: z.int(), options: staffOptionsSchema });
export type StoredOptions = z.infer<typeof storedOptionsSchema>;

const portalReachSchema = z.strictObject({
  /** Active staff whose role opens the portal. */
  staff: z.int(),
  /** Those of them without a confirmed authenticator. */
  notSetUp: z.int(),
});

/** Settings > Setup > Staff Settings > Staff Options. */
export const optionsContract = defineContract({
  read: { ...manage, input: nothing, output: storedOptionsSchema },
  /** Whom a switch would touch: says, before saving, what it will do. */
  reach: {
    ...manage,
    input: nothing,
    output: z.strictObject({ office: portalReachSchema, staff: portalReachSchema }),
  },
  save: {
    ...manage,
    stepUp: true,
    input: storedOptionsSchema,
    output: storedOptionsSchema,
  },
});
