import { z } from 'zod';
import { languages } from '../languages';
import { defineContract } from './contract';
import { bothPortals, nothing } from './shapes';

/** The language of the desk. */
export const languageContract = defineContract({
  /** Changes every window of the desk. It needs no session, because a person must read the sign-in page first. */
  choose: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ language: z.enum(languages) }),
    output: nothing,
  },
});
