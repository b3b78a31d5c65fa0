import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { createApplication } from '../school/application';
import type { Platform } from '../school/application-platform';
import { BackupBroken } from '../school/backups/backup-file';
import { removeStore, temporaryStore } from '../school/backups/temporary-store';
import { openBackupFile, restoreOffline } from './restore-offline';
import type { StoreSummary } from '../school/backups/store-summary';
import { storeFile } from '../school/backups/swap-in';
import { openDesk } from '../school/open-desk';
import { nobody } from '../school/store/in-transaction';
import { StartRefused } from '../school/platform/start-refused';
import type { CommandCall } from './command-call';

/** A command's output, line by line. */
export interface CommandOutput {
  line(text: string): void;
  problem(text: string): void;
}

/** Runs a command on a closed desk. Returns the exit code: 0 for done, 1 for refused, 2 for wrong usage. */
export const runCommand = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  output: CommandOutput,
): Promise<number> => {
  try {
    switch (call.command) {
      case 'backup':
        return await backUp(platform, output);
      case 'verify':
        return await verify(call, platform, output);
      case 'restore':
        return await restore(call, platform, output);
    }
  } catch (cause) {
    if (cause instanceof BackupBroken || cause instanceof StartRefused) {
      output.problem(cause.message);
      return 1;
    }
    platform.logger.error(`The command ${call.command} failed`, cause);
    output.problem(`This could not be done: ${cause instanceof Error ? cause.message : String(cause)}`);
    return 1;
  }
};

const backUp = async (platform: Omit<Platform, 'reopen'>, output: CommandOutput): Promise<number> => {
  const { backups, database } = await openDesk(platform);
  try {
    const { name, bytes } = await backups.backUp('manual', nobody);
    output.line(`${join(backups.folder, name)} (${bytes} bytes), made and verified`);
    return 0;
  } finally {
    await database.close();
  }
};

const verify = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  output: CommandOutput,
): Promise<number> => {
  const file = backupPath(call, platform.dataDirectory);
  if (!file) return missingBackup(output);
  const target = temporaryStore(platform.dataDirectory, 'verify', platform.random);
  try {
    const summary = await openBackupFile(platform, file, await recoveryKeyOf(call), target);
    output.line(`This backup is whole. ${describe(summary)}`);
    return 0;
  } finally {
    await removeStore(target);
  }
};

const restore = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  output: CommandOutput,
): Promise<number> => {
  const file = backupPath(call, platform.dataDirectory);
  if (!file) return missingBackup(output);
  const recoveryKey = await recoveryKeyOf(call);
  if (!call.yes) {
    const target = temporaryStore(platform.dataDirectory, 'verify', platform.random);
    try {
      const summary = await openBackupFile(platform, file, recoveryKey, target);
      output.line(`This would bring back: ${describe(summary)}`);
      output.line('Nothing was changed. Add --yes to restore it.');
      return 0;
    } finally {
      await removeStore(target);
    }
  }
  const backedUp = await backUpPresent(platform, output);
  const { damagedKeptAt, ...summary } = await restoreOffline(platform, file, recoveryKey, !backedUp);
  const reopen = (): Promise<never> => Promise.reject(new Error('Nothing is restored from a command'));
  const application = await createApplication({ ...platform, reopen }, 'restored');
  await application.close();
  output.line(`Restored: ${describe(summary)}`);
  if (damagedKeptAt) output.line(`What was there was kept as ${damagedKeptAt}`);
  return 0;
};

/** Backs up the present store before a restore replaces it; false if the store doesn't open. */
const backUpPresent = async (platform: Omit<Platform, 'reopen'>, output: CommandOutput): Promise<boolean> => {
  if (!existsSync(storeFile(platform.dataDirectory))) return true;
  try {
    const { backups, database } = await openDesk(platform);
    try {
      if (await database.store.selectFrom('school').select('name').executeTakeFirst()) {
        const { name } = await backups.backUp('before-restore', nobody);
        output.line(`The present data was backed up as ${name}`);
      }
    } finally {
      await database.close();
    }
    return true;
  } catch (cause) {
    if (!(cause instanceof StartRefused)) throw cause;
    output.line('The present data does not open; it is kept beside the restored one.');
    return false;
  }
};

const backupPath = ({ backup, workingDirectory }: CommandCall, dataDirectory: string): string | null => {
  if (!backup) return null;
  if (isAbsolute(backup)) return backup;
  return backup === basename(backup)
    ? join(dataDirectory, 'backups', backup)
    : resolve(workingDirectory, backup);
};

const missingBackup = (output: CommandOutput): number => {
  output.problem('Say which backup: --backup=NAME (in the backups folder) or --backup=PATH.');
  return 2;
};

const recoveryKeyOf = async ({ recoveryKey }: CommandCall): Promise<string | null> => {
  if (!recoveryKey) return null;
  const input = createInterface({ input: process.stdin });
  for await (const line of input) return line;
  return '';
};

const describe = (summary: StoreSummary & { createdAt: number }): string =>
  `${summary.schoolName || 'no school'}, ${summary.accounts} staff (${summary.activeAccounts} active), ` +
  `${summary.authenticators} set up for two factor, ${summary.auditEvents} audit events, ` +
  `as of ${new Date(summary.createdAt).toISOString()}.`;
