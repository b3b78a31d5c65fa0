import { z } from 'zod';
import { authenticatorIdSchema } from '../ids';
import { lineOfText, typedCodeSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing, timeSchema } from './shapes';
import { newState } from './sign-in-contract';

const own = { caller: 'session', portals: bothPortals, permission: 'see-own-account' } as const;

/** Longest name of an authenticator in UTF-16 units. */
const longestAuthenticatorName = 40;

/** What a person calls an authenticator; may be empty. */
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
  /** Empty where its owner gave it none. */
  name: z.string(),
  /** A token's; empty for an app. */
  serial: z.string(),
  addedAt: timeSchema,
  lastUsedAt: timeSchema.nullable(),
});
export type Authenticator = z.infer<typeof authenticatorSchema>;

/** Somebody's confirmed authenticators, the oldest first. */
export const authenticatorsSchema = z.array(authenticatorSchema);

/** A person's own authenticators under My security. */
export const authenticatorsContract = defineContract({
  list: { ...own, input: nothing, output: authenticatorsSchema },
  /** Shows a new key on this window. The answer's stage is `new-authenticator`. */
  begin: { ...own, stepUp: true, input: nothing, ...newState },
  /** The first right code of the new key. The first authenticator of all leads to the recovery codes. */
  confirm: {
    ...own,
    input: z.strictObject({ name: authenticatorNameSchema, code: typedCodeSchema }),
    ...newState,
  },
  copySecretKey: { ...own, input: nothing, output: nothing },
  /** Back to where the person was; the key is forgotten where they have an authenticator already. */
  cancel: { ...own, input: nothing, ...newState },
  rename: {
    ...own,
    input: z.strictObject({ authenticatorId: authenticatorIdSchema, name: authenticatorNameSchema }),
    output: authenticatorsSchema,
  },
  /** Two codes in a row bring a hardware token whose clock has drifted back in step; they are the proof themselves. */
  resynchronise: {
    ...own,
    input: z.strictObject({
      authenticatorId: authenticatorIdSchema,
      first: typedCodeSchema,
      second: typedCodeSchema,
    }),
    output: authenticatorsSchema,
  },
  /** Never the last one. The person's other sessions end; this one goes on. */
  remove: {
    ...own,
    stepUp: true,
    input: z.strictObject({ authenticatorId: authenticatorIdSchema }),
    output: authenticatorsSchema,
  },
});
