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

/** About and the support file. */
export const supportContract = defineContract({
  /** It needs no session, because people who can't sign in need help most. */
  about: { caller: 'anyone', portals: bothPortals, input: nothing, output: aboutSchema },
  /** The folder of this desk's data. Its path may hold a person's name, so only signed-in managers get it. */
  dataDirectory: {
    ...manage,
    portals: bothPortals,
    input: nothing,
    output: z.strictObject({ path: z.string() }),
  },
  /** The text of the support file. It names no person, and holds no secret. */
  preview: { ...manage, input: nothing, output: z.strictObject({ text: z.string() }) },
  /** Saves the text that this session saw last; `saved` is false when the person cancels. */
  save: { ...manage, input: nothing, output: z.strictObject({ saved: z.boolean() }) },
  /** Copies the versions, without the folder, to the clipboard. */
  copyVersions: { caller: 'anyone', portals: bothPortals, input: nothing, output: nothing },
});
