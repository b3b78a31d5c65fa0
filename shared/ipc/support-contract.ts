import { z } from 'zod';
import { defineContract } from './contract';
import { bothPortals, nothing } from './shapes';

const aboutSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  sqlite: z.string(),
  system: z.string(),
  dataDirectory: z.string(),
  fallbackRuntime: z.boolean(),
});
export type About = z.infer<typeof aboutSchema>;

/** What runs here, for whoever helps. */
export const supportContract = defineContract({
  /** Whoever stands at the desk may know it: help is needed most by those who do not get in. */
  about: { caller: 'anyone', portals: bothPortals, input: nothing, output: aboutSchema },
  /** Puts the versions, without the folder, on the clipboard. */
  copyVersions: { caller: 'anyone', portals: bothPortals, input: nothing, output: nothing },
});
