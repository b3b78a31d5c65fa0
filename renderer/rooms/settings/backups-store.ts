import { create } from 'zustand';
import type { BackupPreview, BackupRow, JudgedBackup } from '../../../shared/ipc/backup-contract';
import type { Failure, Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { readDeskState, useDeskView } from '../../client/desk-state';
import { onSessionEnd } from '../../client/session-end';
import { signInAfter, signInRefused } from '../../entry/sign-in-store';

/** The backups of the folder. */
export const backups = createLoaded(() => desk.backup.list());

/** The state or the result of verifying a backup. */
export type VerifyView =
  | { readonly step: 'none' }
  | { readonly step: 'running'; readonly name: string }
  | { readonly step: 'whole'; readonly name: string; readonly preview: BackupPreview }
  | { readonly step: 'refused'; readonly name: string; readonly failure: Failure };

const nothing: VerifyView = { step: 'none' };

/** The state of the last verified backup. */
export const useVerified = create<VerifyView>(() => nothing);

/** Clears the state of verifying. */
export const forgetVerified = (): void => useVerified.setState(nothing, true);

/** Asks main to check a whole backup. */
export const verifyBackup = async (name: string): Promise<void> => {
  const running: VerifyView = { step: 'running', name };
  useVerified.setState(running, true);
  const answer = await desk.backup.verify({ name });
  if (useVerified.getState() !== running) return;
  useVerified.setState(
    answer.ok
      ? { step: 'whole', name, preview: answer.value }
      : { step: 'refused', name, failure: answer.error },
    true,
  );
};

/** Makes a backup now and shows it in the list. */
export const makeBackup = async (): Promise<Result<BackupRow>> => {
  forgetVerified();
  const answer = await desk.backup.make();
  if (answer.ok) await backups.load();
  return answer;
};

/** Whether a command in another room requested a backup. */
export const useBackupWanted = create<boolean>(() => false);

/** Requests a backup, which the list makes as soon as it shows. */
export const wantBackup = (): void => useBackupWanted.setState(true, true);

/** Drops the request, once the backup starts or the session ends. */
export const forgetWantedBackup = (): void => useBackupWanted.setState(false, true);

let previewName = '';

/** The contents of the backup that a manager is about to restore, and what that would find, keep, bring back and lose. */
export const preview = createLoaded(() => desk.backup.judge({ name: previewName }));

/** Reads a backup's contents. */
export const openPreview = (name: string): void => {
  previewName = name;
  preview.forget();
  void preview.load();
};

const isSignedOut = (): boolean => {
  const view = useDeskView.getState();
  return view.step === 'ready' && view.state.current.stage === 'signed-out';
};

/**
 * Restores a backup, which ends every session, this one too. So the sign-in page shows the restored contents, or a failure
 * that came after main had signed everybody out.
 */
export const restoreBackup = async (name: string): Promise<Result<JudgedBackup>> => {
  const answer = await desk.backup.restore({ name });
  if (answer.ok) {
    await readDeskState();
    signInAfter({ kind: 'restored', restored: answer.value });
  } else if (isSignedOut()) signInRefused(answer.error);
  return answer;
};

onSessionEnd(forgetVerified);
onSessionEnd(forgetWantedBackup);
