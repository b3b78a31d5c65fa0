import { z } from 'zod';
import { defineContract } from './contract';
import { nothing, officeOnly, timeSchema } from './shapes';

/** What a manager has to know of this desk. */
export const healthContract = defineContract({
  read: {
    caller: 'session',
    portals: officeOnly,
    permission: 'manage-keys',
    input: nothing,
    output: z.strictObject({
      keyUnprotected: z.boolean(),
      sheetIssuedAt: timeSchema.nullable(),
      /** At the start of the app the log did not fit its own record. */
      auditLogBroken: z.boolean(),
      clockBehind: z.boolean(),
      newestBackupAt: timeSchema.nullable(),
      backupFailed: z.boolean(),
    }),
  },
});
