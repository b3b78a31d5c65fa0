import { z } from 'zod';
import { accountIdSchema, authenticatorIdSchema, stockTokenIdSchema } from '../ids';
import { policy } from '../policy';
import { lineOfText, typedCodeSchema } from '../text-fields';
import { authenticatorsSchema } from './authenticators-contract';
import { defineContract } from './contract';
import { nothing, officeOnly, timeSchema } from './shapes';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;
const accountId = accountIdSchema;
const authenticatorId = authenticatorIdSchema;

/** A token's serial number, or whatever stands on it. Capital letters, so that it is found however it is typed. */
export const tokenSerialSchema = lineOfText(40).transform((serial) => serial.toUpperCase());

const periodSchema = z.union([z.literal(30), z.literal(60)]);

const seedFileSchema = z.strictObject({
  text: z.string().max(policy.authenticators.longestSeedFile, { error: 'too-long' }),
});

const stockTokenSchema = z.strictObject({
  stockTokenId: stockTokenIdSchema,
  serial: z.string(),
  periodSeconds: periodSchema,
  addedAt: timeSchema,
});
export type StockToken = z.infer<typeof stockTokenSchema>;

const seedFileErrorSchema = z.strictObject({
  line: z.int(),
  column: z.enum(['serial', 'secret', 'period', 'username', 'file']),
  problem: z.enum([
    'required',
    'not-a-serial',
    'not-a-seed',
    'too-short',
    'not-a-period',
    'twice',
    'known-token',
    'unknown-username',
    'too-many-authenticators',
    'column-missing',
    'malformed',
    'too-many-rows',
    'no-rows',
  ]),
});
export type SeedFileError = z.infer<typeof seedFileErrorSchema>;

const seedFilePreviewSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      line: z.int(),
      serial: z.string(),
      periodSeconds: periodSchema,
      /** Whose token it will be; null for the stock. */
      name: z.string().nullable(),
    }),
  ),
  errors: z.array(seedFileErrorSchema),
});
export type SeedFilePreview = z.infer<typeof seedFilePreviewSchema>;

/** Hardware tokens, as managers hand them out. A seed goes in and never comes out again. */
export const tokensContract = defineContract({
  /** Somebody's authenticators. */
  list: { ...manage, input: z.strictObject({ accountId }), output: authenticatorsSchema },
  /** The tokens that nobody has yet, by serial number. */
  stock: { ...manage, input: nothing, output: z.array(stockTokenSchema) },
  /** A token typed by hand; `code` is what it shows now. */
  add: {
    ...manage,
    stepUp: true,
    input: z.strictObject({
      accountId,
      serial: tokenSerialSchema,
      seed: z.string().min(1, { error: 'required' }).max(200, { error: 'too-long' }),
      periodSeconds: periodSchema,
      code: typedCodeSchema,
    }),
    output: authenticatorsSchema,
  },
  /** A token out of the stock; `code` is what it shows now. */
  assign: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ accountId, stockTokenId: stockTokenIdSchema, code: typedCodeSchema }),
    output: authenticatorsSchema,
  },
  /** Never one's own, and never the last one: that is what Reset Two Factor is for. */
  remove: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ accountId, authenticatorId }),
    output: authenticatorsSchema,
  },
  /** Two codes in a row bring a token whose clock has drifted back in step. */
  resynchronise: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ accountId, authenticatorId, first: typedCodeSchema, second: typedCodeSchema }),
    output: authenticatorsSchema,
  },
  /** What a file of seeds would bring, and what is wrong with it. Nothing is stored. */
  preview: { ...manage, input: seedFileSchema, output: seedFilePreviewSchema },
  /** Stores a file of seeds as a whole, or nothing of it. */
  import: {
    ...manage,
    stepUp: true,
    input: seedFileSchema,
    output: z.strictObject({ assigned: z.int(), stocked: z.int() }),
  },
  /** Takes a token that is lost or broken out of the stock. */
  discard: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ stockTokenId: stockTokenIdSchema }),
    output: z.array(stockTokenSchema),
  },
});
