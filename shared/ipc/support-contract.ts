import { z } from 'zod';
import { defineContract } from './contract';
import { bothPortals, nothing, officeOnly } from './shapes';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-keys' } as const;

const aboutSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  sqlite: z.string(),
  system: z.string(),
  fallbackRuntime: z.boolean(),
});
export type About = z.infer<typeof aboutSchema>;

/** What runs here, for whoever helps. */
export const supportContract = defineContract({
  /** Whoever stands at the desk may know it: help is needed most by those who do not get in. */
  about: { caller: 'anyone', portals: bothPortals, input: nothing, output: aboutSchema },
  /** Where this desk's files lie: the path may hold a person's name, so it is for managers who are signed in. */
  dataDirectory: {
    ...manage,
    portals: bothPortals,
    input: nothing,
    output: z.strictObject({ path: z.string() }),
  },
  /** The support file as it would be saved: nothing in it tells of a person or could be a secret. */
  preview: { ...manage, input: nothing, output: z.strictObject({ text: z.string() }) },
  /** Saves what this session was shown last; `saved` is false when the person called it off. */
  save: { ...manage, input: nothing, output: z.strictObject({ saved: z.boolean() }) },
  /** Puts the versions, without the folder, on the clipboard. */
  copyVersions: { caller: 'anyone', portals: bothPortals, input: nothing, output: nothing },
});
