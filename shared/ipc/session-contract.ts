import { z } from 'zod';
import { mostNoticesShown, seenNoticeSchema } from '../notice';
import { passwordSchema, typedCodeSchema } from '../text-fields';
import { defineContract } from './contract';
import { bothPortals, nothing } from './shapes';
import { newState } from './sign-in-contract';

/** The session of a signed-in window. */
export const sessionContract = defineContract({
  signOut: { caller: 'any-session', portals: bothPortals, input: nothing, ...newState },
  /** Locks this session and parks it, so that another person can sign in at this window. */
  switchPerson: { caller: 'any-session', portals: bothPortals, input: nothing, ...newState },
  lock: { caller: 'session', portals: bothPortals, input: nothing, ...newState },
  /** `code` is needed where the portal requires one and the session is over an hour old. */
  unlock: {
    caller: 'any-session',
    portals: bothPortals,
    input: z.strictObject({ password: passwordSchema, code: typedCodeSchema.nullable() }),
    ...newState,
  },
  /** The factor that a step-up needs from this person. */
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
  /** Dismisses the notices that the window has shown. It takes the person's own factor, because a notice may warn of a thief. */
  dismissNotices: {
    caller: 'session',
    portals: bothPortals,
    stepUp: 'recent',
    input: z.strictObject({ seen: z.array(seenNoticeSchema).min(1).max(mostNoticesShown) }),
    ...newState,
  },
});
