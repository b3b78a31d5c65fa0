import { create } from 'zustand';
import type { BackupPreview, BackupRow } from '../../../shared/ipc/backup-contract';
import type { Failure, Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { readDeskState, useDeskView } from '../../client/desk-state';
import { onSessionEnd } from '../../client/session-end';
import { signInAfter, signInRefused } from '../../entry/sign-in-store';

/** The backups of the folder. */
export const backups = createLoaded(() => desk.backup.list());

/** How verifying one of them goes, or went. */
export type VerifyView =
  | { readonly step: 'none' }
  | { readonly step: 'running'; readonly name: string }
  | { readonly step: 'whole'; readonly name: string; readonly preview: BackupPreview }
  | { readonly step: 'refused'; readonly name: string; readonly failure: Failure };

const nothing: VerifyView = { step: 'none' };

/** The last backup that was verified. */
export const useVerified = create<VerifyView>(() => nothing);

/** Nothing is said of a backup any more. */
export const forgetVerified = (): void => useVerified.setState(nothing, true);

/** Opens a backup and checks all of it. */
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

/** Whether somebody asked for a backup from another room. */
export const useBackupWanted = create<boolean>(() => false);

/** Has the list make a backup as soon as it is on the screen. */
export const wantBackup = (): void => useBackupWanted.setState(true, true);

/** It is being made, or nobody is there to see it. */
export const forgetWantedBackup = (): void => useBackupWanted.setState(false, true);

let wanted = '';

/** What the backup holds that somebody is about to restore. */
export const preview = createLoaded(() => desk.backup.verify({ name: wanted }));

/** Opens a backup, to show what is in it. */
export const openPreview = (name: string): void => {
  wanted = name;
  preview.forget();
  void preview.load();
};

const isSignedOut = (): boolean => {
  const view = useDeskView.getState();
  return view.step === 'ready' && view.state.current.stage === 'signed-out';
};

/**
 * Restores a backup. That ends every session, this one as well: what it brought back is said on the sign-in page, and so
 * is a failure that came after everybody was signed out.
 */
export const restoreBackup = async (name: string): Promise<Result<BackupPreview>> => {
  const answer = await desk.backup.restore({ name });
  if (answer.ok) {
    await readDeskState();
    signInAfter({ kind: 'restored', restored: answer.value });
  } else if (isSignedOut()) signInRefused(answer.error);
  return answer;
};

onSessionEnd(forgetVerified);
onSessionEnd(forgetWantedBackup);
