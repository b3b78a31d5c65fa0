import { create } from 'zustand';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';
import { ownAccount } from './own-account-store';

/** The person's own authenticators. */
export const authenticators = createLoaded(() => desk.authenticators.list());

/** The last act on the authenticators, which My security reports. */
type AuthenticatorDone = 'added' | 'confirmed' | 'renamed' | 'removed' | 'in-step';

/** The card's view state besides the list; `times` distinguishes two equal acts. */
export const useAuthenticatorDone = create<{
  readonly done: AuthenticatorDone | null;
  readonly times: number;
}>(() => ({ done: null, times: 0 }));

/** Reports an act. */
export const sayAuthenticatorDone = (done: AuthenticatorDone): void =>
  useAuthenticatorDone.setState(({ times }) => ({ done, times: times + 1 }));

/** Clears the report. */
export const forgetAuthenticatorDone = (): void => useAuthenticatorDone.setState({ done: null, times: 0 });

onSessionEnd(forgetAuthenticatorDone);

/** Runs an act on the list, shows the new list and reports the act. */
export const changingAuthenticators = async (
  done: AuthenticatorDone,
  call: Promise<Result<Authenticator[]>>,
): Promise<Result<Authenticator[]>> => {
  forgetAuthenticatorDone();
  const answer = await call;
  if (answer.ok) {
    authenticators.put(answer.value);
    sayAuthenticatorDone(done);
    void ownAccount.load();
  }
  return answer;
};
