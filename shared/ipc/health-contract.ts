import { z } from 'zod';
import { defineContract } from './contract';
import { nothing, officeOnly, timeSchema } from './shapes';

/** The warnings for managers about this desk. */
export const healthContract = defineContract({
  read: {
    caller: 'session',
    portals: officeOnly,
    permission: 'manage-keys',
    input: nothing,
    output: z.strictObject({
      keyUnprotected: z.boolean(),
      sheetIssuedAt: timeSchema.nullable(),
      /** At the start, the log didn't match its head outside of the store. */
      auditLogBroken: z.boolean(),
      clockBehind: z.boolean(),
      newestBackupAt: timeSchema.nullable(),
      backupFailed: z.boolean(),
    }),
  },
});
