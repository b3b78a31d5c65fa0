import { z } from 'zod';
import { defineContract } from './contract';
import { restoreReportSchema } from '../restore-report';
import { nothing, officeOnly, timeSchema } from './shapes';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-backups' } as const;
const named = z.strictObject({ name: z.string().max(120) });

const backupSchema = z.strictObject({
  /** The file's name in the backups folder. */
  name: z.string(),
  createdAt: timeSchema,
  bytes: z.int(),
  reason: z.enum(['manual', 'daily', 'before-update', 'before-restore']),
});
export type BackupRow = z.infer<typeof backupSchema>;

const previewSchema = z.strictObject({
  createdAt: timeSchema,
  schoolName: z.string(),
  accounts: z.int(),
  activeAccounts: z.int(),
  authenticators: z.int(),
  auditEvents: z.int(),
  lastEventAt: timeSchema.nullable(),
});
export type BackupPreview = z.infer<typeof previewSchema>;

/** A backup's content, and what a restore finds, keeps, brings back and loses. */
const judgedSchema = previewSchema.extend(restoreReportSchema.shape);
export type JudgedBackup = z.infer<typeof judgedSchema>;

/** Backup and restore. */
export const backupContract = defineContract({
  list: {
    ...manage,
    input: nothing,
    output: z.strictObject({ folder: z.string(), backups: z.array(backupSchema) }),
  },
  make: { ...manage, stepUp: 'recent', input: nothing, output: backupSchema },
  /** Opens the backup and checks all of it; changes nothing. */
  verify: { ...manage, input: named, output: previewSchema },
  /** Says what a restore of the backup would find, keep, bring back and lose; changes nothing. */
  judge: { ...manage, input: named, output: judgedSchema },
  /** Backs up today's data, replaces it by the backup, and signs everybody out. */
  restore: {
    ...manage,
    stepUp: 'now',
    input: named,
    output: judgedSchema,
  },
  /** Shows the backups folder in the system's file manager. */
  openFolder: { ...manage, input: nothing, output: nothing },
});
