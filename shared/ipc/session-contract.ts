import { z } from 'zod';
import { passwordSchema, typedCodeSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing } from './shapes';
import { newState } from './sign-in-contract';

/** What a signed-in window does with its session. */
export const sessionContract = defineContract({
  signOut: { caller: 'any-session', portals: bothPortals, input: nothing, ...newState },
  /** This session waits, locked, behind whoever signs in next at this window. */
  switchPerson: { caller: 'any-session', portals: bothPortals, input: nothing, ...newState },
  lock: { caller: 'session', portals: bothPortals, input: nothing, ...newState },
  /** `code` is asked for where the portal requires one and the session is over an hour old. */
  unlock: {
    caller: 'any-session',
    portals: bothPortals,
    input: z.strictObject({ password: passwordSchema, code: typedCodeSchema.nullable() }),
    ...newState,
  },
  /** Somebody is at the desk: the idle lock starts again. */
  touch: { caller: 'session', portals: bothPortals, input: nothing, output: nothing },
  /** Which factor a step-up asks this person for. */
  stepUpFactor: {
    caller: 'session',
    portals: bothPortals,
    input: nothing,
    output: z.strictObject({ factor: z.enum(['code', 'password']) }),
  },
  stepUp: {
    caller: 'session',
    portals: bothPortals,
    input: z.discriminatedUnion('factor', [
      z.strictObject({ factor: z.literal('code'), code: typedCodeSchema }),
      z.strictObject({ factor: z.literal('password'), password: passwordSchema }),
    ]),
    output: nothing,
  },
  dismissNotices: { caller: 'session', portals: bothPortals, input: nothing, ...newState },
});
