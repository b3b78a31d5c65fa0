import { z } from 'zod';
import { authenticatorIdSchema } from '../ids';
import { lineOfText, typedCodeSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, timeSchema } from './shapes';
import { newState } from './sign-in-contract';

const own = { caller: 'session', portals: bothPortals, permission: 'see-own-account' } as const;

/** Longest name of an authenticator in UTF-16 units. */
const longestAuthenticatorName = 40;

/** A person's own name for an authenticator; may be empty. */
const authenticatorNameSchema = z.union([
  z
    .string()
    .regex(/^\s*$/u)
    .transform(() => ''),
  lineOfText(longestAuthenticatorName),
]);

const authenticatorSchema = z.strictObject({
  authenticatorId: authenticatorIdSchema,
  kind: z.enum(['app', 'token']),
  /** Empty where the owner has named none. */
  name: z.string(),
  /** The serial number of a token; empty for an app. */
  serial: z.string(),
  /** False for a token from somebody else whose owner has shown no code of it yet. */
  confirmed: z.boolean(),
  addedAt: timeSchema,
  lastUsedAt: timeSchema.nullable(),
});
export type Authenticator = z.infer<typeof authenticatorSchema>;

/** A person's authenticators, the oldest first; tokens that are not confirmed yet come last. */
export const authenticatorsSchema = z.array(authenticatorSchema);

/** A person's own authenticators under My security. */
export const authenticatorsContract = defineContract({
  list: { ...own, input: nothing, output: authenticatorsSchema },
  /** Shows a new key on this window. The answer's stage is `new-authenticator`. */
  begin: { ...own, stepUp: 'recent', input: nothing, ...newState },
  /** Takes the first right code of the new key. After a person's very first authenticator the recovery codes follow. */
  confirm: {
    ...own,
    input: z.strictObject({ name: authenticatorNameSchema, code: typedCodeSchema }),
    ...newState,
  },
  copySecretKey: { ...own, input: nothing, output: nothing },
  /** Goes back, and forgets the key. */
  cancel: { ...own, input: nothing, ...newState },
  /** Confirms a token that somebody else gave, with its present code. Until then the token counts for nothing. */
  confirmToken: {
    ...own,
    stepUp: 'recent',
    input: z.strictObject({ authenticatorId: authenticatorIdSchema, code: typedCodeSchema }),
    output: authenticatorsSchema,
  },
  rename: {
    ...own,
    input: z.strictObject({ authenticatorId: authenticatorIdSchema, name: authenticatorNameSchema }),
    output: authenticatorsSchema,
  },
  /** Resynchronises a token with two codes in a row. The codes prove possession, so it needs no step-up. */
  resynchronise: {
    ...own,
    input: z.strictObject({
      authenticatorId: authenticatorIdSchema,
      first: typedCodeSchema,
      second: typedCodeSchema,
    }),
    output: authenticatorsSchema,
  },
  /** Refuses the last authenticator. Ends the person's other sessions; this one stays. */
  remove: {
    ...own,
    stepUp: 'recent',
    input: z.strictObject({ authenticatorId: authenticatorIdSchema }),
    output: authenticatorsSchema,
  },
});
