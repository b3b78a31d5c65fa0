import { z } from 'zod';
import { accountIdSchema } from '../ids';
import { staffOptionsSchema } from '../staff-options';
import { defineContract } from './contract';
import { nothing, officeOnly, portalSchema } from './shapes';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-options' } as const;

const storedOptionsSchema = z.strictObject({ version: z.int(), options: staffOptionsSchema });
export type StoredOptions = z.infer<typeof storedOptionsSchema>;

const portalReachSchema = z.strictObject({
  /** Active staff whose role opens the portal. */
  staff: z.int(),
  /** Those of them without a confirmed authenticator. */
  notSetUp: z.int(),
});

/** The most people that a page names. */
export const longestPreflightPage = 100;

/** Where naming people goes on: behind this one, by name. */
const cursorSchema = z.strictObject({ name: z.string().max(2_000), accountId: accountIdSchema });

const preflightPageSchema = z.strictObject({
  people: z
    .array(z.strictObject({ accountId: accountIdSchema, name: z.string(), isSelf: z.boolean() }))
    .max(longestPreflightPage),
  /** Null behind the last of them. */
  next: cursorSchema.nullable(),
});
export type PreflightPage = z.infer<typeof preflightPageSchema>;

/** How many they are, and the first of them by name. */
const preflightGroupSchema = z.strictObject({ count: z.int(), first: preflightPageSchema });
export type PreflightGroup = z.infer<typeof preflightGroupSchema>;

/** At which portals more is asked of people than before. */
const askingSchema = z.strictObject({ office: z.boolean(), staff: z.boolean() });

const preflightSchema = z.strictObject({
  /** Whom each portal will ask to set up an app, of how many whose role opens it. */
  portals: z.array(z.strictObject({ portal: portalSchema, staff: z.int(), asked: preflightGroupSchema })),
  /** Who cannot sign in at all yet, of everybody who will be asked. */
  withoutPassword: preflightGroupSchema,
  /** Who could help whom, should a manager lose a phone. `second`: two managers or more have an app. */
  managersSetUp: z.enum(['none', 'only-self', 'only-another', 'second']),
  selfSetUp: z.boolean(),
  /** Another manager can sign in, and so give the one who asks an enrolment code. */
  anotherManager: z.boolean(),
});
export type Preflight = z.infer<typeof preflightSchema>;

const preflightMoreSchema = z.strictObject({
  asking: askingSchema,
  /** Of those who will be asked at one of the portals, only who has no password. */
  withoutPassword: z.boolean(),
  after: cursorSchema,
});
export type PreflightMore = z.infer<typeof preflightMoreSchema>;

/** Settings > Setup > Staff Settings > Staff Options. */
export const optionsContract = defineContract({
  read: { ...manage, input: nothing, output: storedOptionsSchema },
  /** Whom a switch would touch: says, before saving, what it will do. */
  reach: {
    ...manage,
    input: nothing,
    output: z.strictObject({ office: portalReachSchema, staff: portalReachSchema }),
  },
  /** What is looked at before a switch goes on: everybody is counted, and the first of each kind are named. */
  preflight: {
    ...manage,
    input: z.strictObject({ asking: askingSchema }),
    output: preflightSchema,
  },
  /** Further ones of a kind, by name. */
  preflightMore: { ...manage, input: preflightMoreSchema, output: preflightPageSchema },
  save: {
    ...manage,
    stepUp: 'now',
    input: storedOptionsSchema,
    output: storedOptionsSchema,
  },
});
