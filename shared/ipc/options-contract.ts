import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { staffOptionsSchema } from '../staff-options';
import { defineContract } from './contract';
import { nothing, officeOnly, roleSchema, timeSchema } from './shapes';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-options' } as const;

const storedOptionsSchema = z.strictObject({ version: z.int(), options: staffOptionsSchema });
export type StoredOptions = z.infer<typeof storedOptionsSchema>;

const portalReachSchema = z.strictObject({
  /** Active staff whose role opens the portal. */
  staff: z.int(),
  /** Those of them without a confirmed authenticator. */
  notSetUp: z.int(),
});

const preflightPersonSchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string(),
  role: roleSchema,
  isSelf: z.boolean(),
  /** An authenticator is confirmed. */
  setUp: z.boolean(),
  hasPassword: z.boolean(),
  createdAt: timeSchema,
});
export type PreflightPerson = z.infer<typeof preflightPersonSchema>;

/** Settings > Setup > Staff Settings > Staff Options. */
export const optionsContract = defineContract({
  read: { ...manage, input: nothing, output: storedOptionsSchema },
  /** Whom a switch would touch: says, before saving, what it will do. */
  reach: {
    ...manage,
    input: nothing,
    output: z.strictObject({ office: portalReachSchema, staff: portalReachSchema }),
  },
  /** Every active member of staff, by name: what is looked at before a switch goes on. */
  preflight: { ...manage, input: nothing, output: z.array(preflightPersonSchema) },
  save: {
    ...manage,
    stepUp: true,
    input: storedOptionsSchema,
    output: storedOptionsSchema,
  },
});
