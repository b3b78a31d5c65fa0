import { basename, isAbsolute, join, resolve } from 'node:path';
import { createApplication } from '../school/application';
import type { Platform } from '../school/application-platform';
import { BackupBroken } from '../school/backups/backup-file';
import { RestoreRefused } from '../school/backups/restore-refused';
import { removeStore, temporaryStore } from '../school/backups/temporary-store';
import { compose } from '../school/compose';
import { openDesk } from '../school/open-desk';
import { nobody } from '../school/store/in-transaction';
import { StartRefused } from '../school/platform/start-refused';
import type { CommandCall } from './command-call';
import { describe, reportLines } from './report-lines';
import { judgeOffline, openBackupFile, restoreOffline } from './restore-offline';
import { boxOf, planRestore, type RestorePlan } from './restore-plan';
import {
  ProofRefused,
  type ReadLine,
  type RestoreProof,
  proofOver,
  proofWithoutManagers,
} from './restore-proof';

/** A command's output and input, line by line. */
export interface CommandTerminal {
  line(text: string): void;
  problem(text: string): void;
  /** The next line of standard input; empty at its end. */
  readonly read: ReadLine;
}

/** What a command refuses with a reason, which it prints. */
const refusals = [BackupBroken, StartRefused, RestoreRefused, ProofRefused] as const;

/** Runs a command on a closed desk. Returns the exit code: 0 for done, 1 for refused, 2 for wrong usage. */
export const runCommand = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  terminal: CommandTerminal,
): Promise<number> => {
  try {
    switch (call.command) {
      case 'backup':
        return await backUp(platform, terminal);
      case 'verify':
        return await verify(call, platform, terminal);
      case 'restore':
        return await restore(call, platform, terminal);
    }
  } catch (cause) {
    if (refusals.some((refusal) => cause instanceof refusal)) {
      terminal.problem((cause as Error).message);
      return 1;
    }
    platform.logger.error(`The command ${call.command} failed`, cause);
    terminal.problem(`This could not be done: ${cause instanceof Error ? cause.message : String(cause)}`);
    return 1;
  }
};

const backUp = async (platform: Omit<Platform, 'reopen'>, terminal: CommandTerminal): Promise<number> => {
  const { backups, database } = await openDesk(platform);
  try {
    const { name, bytes } = await backups.backUp('manual', nobody);
    terminal.line(`${join(backups.folder, name)} (${bytes} bytes), made and verified`);
    return 0;
  } finally {
    await database.close();
  }
};

const verify = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  terminal: CommandTerminal,
): Promise<number> => {
  const file = backupPath(call, platform.dataDirectory);
  if (!file) return missingBackup(terminal);
  const target = temporaryStore(platform.dataDirectory, 'verify', platform.random);
  try {
    const box = await boxOf(platform, file, await recoveryKeyOf(call, terminal));
    const summary = await openBackupFile(platform, { file, box }, target);
    terminal.line(`This backup is whole. ${describe(summary)}`);
    return 0;
  } finally {
    await removeStore(target);
  }
};

const restore = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  terminal: CommandTerminal,
): Promise<number> => {
  const file = backupPath(call, platform.dataDirectory);
  if (!file) return missingBackup(terminal);
  const plan = await planRestore(platform, file, await recoveryKeyOf(call, terminal));
  if (!call.yes) {
    const judged = await judgeOffline(platform, plan);
    terminal.line(`This would bring back: ${describe(judged)}`);
    for (const line of reportLines(judged)) terminal.line(line);
    terminal.line('Nothing was changed. Add --yes to restore it.');
    return 0;
  }
  const { proof, backedUp } = await proveAndBackUp(call, platform, plan, terminal);
  const { damagedKeptAt, ...judged } = await restoreOffline(platform, plan, proof, !backedUp);
  const occasion = plan.isNewComputer ? 'new-computer' : null;
  const application = await createApplication({ ...platform, reopen: noReopen }, occasion);
  await application.close();
  for (const line of reportLines(judged)) terminal.line(line);
  terminal.line(`Restored: ${describe(judged)}`);
  if (damagedKeptAt) terminal.line(`What was there was kept as ${damagedKeptAt}`);
  return 0;
};

const noReopen = (): Promise<never> => Promise.reject(new Error('A command reopens nothing'));

/** Asks who restores, and backs up the present store, where there is one that opens. */
const proveAndBackUp = async (
  call: CommandCall,
  platform: Omit<Platform, 'reopen'>,
  plan: RestorePlan,
  terminal: CommandTerminal,
): Promise<{ proof: RestoreProof; backedUp: boolean }> => {
  // The sheet has opened the keys, which this computer doesn't.
  if (plan.present !== 'school' || !plan.opensHere) {
    const proof = proofWithoutManagers(plan);
    const isKept = plan.present === 'unreadable' || plan.present === 'school';
    if (isKept) terminal.line('The present data does not open; it is kept beside the restored one.');
    return { proof, backedUp: !isKept };
  }
  const desk = await openDesk(platform);
  try {
    const school = compose({ ...platform, reopen: noReopen }, desk);
    await school.throttle.resume(school.store);
    const proof = await proofOver(school, plan, call.recoveryKey, terminal.read);
    const { name } = await desk.backups.exclusively((own) => own.backUpBeforeRestore());
    terminal.line(`The present data was backed up as ${name}`);
    return { proof, backedUp: true };
  } finally {
    await desk.database.close();
  }
};

const backupPath = ({ backup, workingDirectory }: CommandCall, dataDirectory: string): string | null => {
  if (!backup) return null;
  if (isAbsolute(backup)) return backup;
  return backup === basename(backup)
    ? join(dataDirectory, 'backups', backup)
    : resolve(workingDirectory, backup);
};

const missingBackup = (terminal: CommandTerminal): number => {
  terminal.problem('Say which backup: --backup=NAME (in the backups folder) or --backup=PATH.');
  return 2;
};

const recoveryKeyOf = async (
  { recoveryKey }: CommandCall,
  terminal: CommandTerminal,
): Promise<string | null> => (recoveryKey ? terminal.read() : null);
