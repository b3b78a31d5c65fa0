import { create } from 'zustand';
import type { BackupPreview } from '../../shared/ipc/backup-contract';
import type { CheckedClocks, DeskState } from '../../shared/ipc/sign-in-contract';
import type { ErrorCode, Failure, Result } from '../../shared/result';
import { entering, readDeskState, useDeskView } from '../client/desk-state';

/** What led here and is to be said: the owner's sheet let a manager back in, or a backup was restored. */
export type SignInNews =
  | { readonly kind: 'manager-recovered'; readonly username: string }
  | { readonly kind: 'restored'; readonly restored: RestoredBackup };

/** What a restore brought back. */
type RestoredBackup = BackupPreview & { readonly carriedAuditEvents: number };

/** Which form the sign-in page shows. `refusal` is why the step before this page ended, where main's state does not say. */
type SignInView =
  | { readonly step: 'password'; readonly refusal: Failure | null; readonly news: SignInNews | null }
  | { readonly step: 'lift-lock'; readonly username: string }
  | { readonly step: 'recover-manager' };

const initialView: SignInView = { step: 'password', refusal: null, news: null };

/** The sign-in page's view state; what is typed stays in the form, and goes with it. */
export const useSignInView = create<SignInView>(() => initialView);

/** Offers the way back in for an account that is locked. */
export const offerLiftLock = (username: string): void =>
  useSignInView.setState({ step: 'lift-lock', username }, true);

/** Offers the owner's sheet to a manager who has lost everything. */
export const offerRecoverManager = (): void => useSignInView.setState({ step: 'recover-manager' }, true);

/** Shows username and password with what led there. */
export const signInAfter = (news: SignInNews): void =>
  useSignInView.setState({ ...initialView, step: 'password', news }, true);

/** Shows username and password with why the step before them ended. */
export const signInRefused = (refusal: Failure): void =>
  useSignInView.setState({ ...initialView, step: 'password', refusal }, true);

/** Back to username and password. */
export const backToPassword = (): void => useSignInView.setState(initialView, true);

/** What the sign-in page has to repeat when a refusal has ended the step before it. */
const outlivesItsPage: readonly ErrorCode[] = ['portal-not-open-to-role', 'throttled', 'account-locked'];

/**
 * Answers a challenge and shows where that led. A refusal may have ended the challenge (too many codes, a portal that the
 * role does not open): then the sign-in page says why.
 */
export const answering = async (call: Promise<Result<DeskState>>): Promise<Result<DeskState>> =>
  afterRefusal(await entering(call));

/** Asks about the clocks in the middle of a challenge; a refusal may end it like that of a code. */
export const checkingClocks = async (call: Promise<Result<CheckedClocks>>): Promise<Result<CheckedClocks>> =>
  afterRefusal(await call);

const afterRefusal = async <T>(answer: Result<T>): Promise<Result<T>> => {
  if (answer.ok) return answer;
  await readDeskState();
  const view = useDeskView.getState();
  const ended = view.step === 'ready' && view.state.current.stage === 'signed-out';
  if (ended && outlivesItsPage.includes(answer.error.code)) {
    signInRefused(answer.error);
  }
  return answer;
};
