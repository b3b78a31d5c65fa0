import { z } from 'zod';
import { languages } from '../languages';
import { defineContract } from './contract';
import { bothPortals, nothing } from './shapes';

/** The language of the desk. */
export const languageContract = defineContract({
  /** Whoever stands at the desk may choose it: who cannot read the page cannot sign in first. Every window follows. */
  choose: {
    caller: 'anyone',
    portals: bothPortals,
    input: z.strictObject({ language: z.enum(languages) }),
    output: nothing,
  },
});
