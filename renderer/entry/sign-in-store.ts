import { create } from 'zustand';
import type { JudgedBackup } from '../../shared/ipc/backup-contract';
import type { CheckedClocks, DeskState } from '../../shared/ipc/sign-in-contract';
import type { ErrorCode, Failure, Result } from '../../shared/result';
import { entering, readDeskState, useDeskView } from '../client/desk-state';

/** The news that the sign-in page tells: the owner's sheet let a manager back in, or a manager restored a backup. */
export type SignInNews =
  | { readonly kind: 'manager-recovered'; readonly username: string }
  | { readonly kind: 'restored'; readonly restored: JudgedBackup };

/** The form that the sign-in page shows. `refusal` is the failure that ended the step before, where main's state has none. */
type SignInView =
  | { readonly step: 'password'; readonly refusal: Failure | null; readonly news: SignInNews | null }
  | { readonly step: 'lift-lock'; readonly username: string }
  | { readonly step: 'recover-manager' };

const initialView: SignInView = { step: 'password', refusal: null, news: null };

/** The sign-in page's view state. The form alone holds the typed text. */
export const useSignInView = create<SignInView>(() => initialView);

/** Shows the form that unlocks an account. */
export const offerLiftLock = (username: string): void =>
  useSignInView.setState({ step: 'lift-lock', username }, true);

/** Shows the form that takes the owner's sheet from a manager who has lost every factor. */
export const offerRecoverManager = (): void => useSignInView.setState({ step: 'recover-manager' }, true);

/** Shows username and password, and the news. */
export const signInAfter = (news: SignInNews): void =>
  useSignInView.setState({ ...initialView, step: 'password', news }, true);

/** Shows username and password, and the failure that ended the step before. */
export const signInRefused = (refusal: Failure): void =>
  useSignInView.setState({ ...initialView, step: 'password', refusal }, true);

/** Shows username and password. */
export const backToPassword = (): void => useSignInView.setState(initialView, true);

/** Whether a failure ended the step, so that the sign-in page has to show it. */
const outlivesItsPage: readonly ErrorCode[] = ['portal-not-open-to-role', 'throttled', 'account-locked'];

/**
 * Answers a challenge and shows the new state. A refusal may end the challenge (too many codes, or a portal closed to the
 * role); then the sign-in page says why.
 */
export const answering = async (call: Promise<Result<DeskState>>): Promise<Result<DeskState>> =>
  afterRefusal(await entering(call));

/** Checks the clocks during a challenge; a refusal may end the challenge, as with a code. */
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
