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

/** A token's serial number, or another text that is printed on it. Upper case, so that a search ignores case. */
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
    /** The manager's own first factor, which supervised enrolment takes from a colleague. */
    'supervised',
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
      /** The name of the token's owner; null for the stock. */
      name: z.string().nullable(),
    }),
  ),
  errors: z.array(seedFileErrorSchema),
});
export type SeedFilePreview = z.infer<typeof seedFilePreviewSchema>;

/** Hardware tokens, which managers hand out. No channel ever answers with a seed. */
export const tokensContract = defineContract({
  /** A person's authenticators. */
  list: { ...manage, input: z.strictObject({ accountId }), output: authenticatorsSchema },
  /** The tokens without an owner, by serial number. */
  stock: { ...manage, input: nothing, output: z.array(stockTokenSchema) },
  /** Adds a token that a manager types in; `code` is the token's present code. */
  add: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({
      accountId,
      serial: tokenSerialSchema,
      seed: z.string().min(1, { error: 'required' }).max(200, { error: 'too-long' }),
      periodSeconds: periodSchema,
      code: typedCodeSchema,
    }),
    output: authenticatorsSchema,
  },
  /** Assigns a token from the stock; `code` is the token's present code. */
  assign: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({ accountId, stockTokenId: stockTokenIdSchema, code: typedCodeSchema }),
    output: authenticatorsSchema,
  },
  /** Refuses the manager's own token, and a person's last authenticator: Reset Two Factor does that. */
  remove: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({ accountId, authenticatorId }),
    output: authenticatorsSchema,
  },
  /** Resynchronises a token whose clock has drifted, with two codes in a row. */
  resynchronise: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({ accountId, authenticatorId, first: typedCodeSchema, second: typedCodeSchema }),
    output: authenticatorsSchema,
  },
  /** Reads a file of seeds: its tokens and its errors. Stores nothing. */
  preview: { ...manage, input: seedFileSchema, output: seedFilePreviewSchema },
  /** Stores all tokens of a file of seeds, or none of them. */
  import: {
    ...manage,
    stepUp: 'recent',
    input: seedFileSchema,
    output: z.strictObject({ assigned: z.int(), stocked: z.int() }),
  },
  /** Removes a lost or broken token from the stock. */
  discard: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({ stockTokenId: stockTokenIdSchema }),
    output: z.array(stockTokenSchema),
  },
});
