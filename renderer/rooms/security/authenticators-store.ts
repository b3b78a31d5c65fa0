import { create } from 'zustand';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';
import { ownAccount } from './own-account-store';

/** The person's own authenticators. */
export const authenticators = createLoaded(() => desk.authenticators.list());

/** What was done to them last, to be said on My security. */
type AuthenticatorDone = 'added' | 'renamed' | 'removed' | 'in-step';

/** The card's view state besides the list itself; `times` tells the same thing done twice apart. */
export const useAuthenticatorDone = create<{
  readonly done: AuthenticatorDone | null;
  readonly times: number;
}>(() => ({ done: null, times: 0 }));

/** Says what was done. */
export const sayAuthenticatorDone = (done: AuthenticatorDone): void =>
  useAuthenticatorDone.setState(({ times }) => ({ done, times: times + 1 }));

/** Nothing is to be said any more. */
export const forgetAuthenticatorDone = (): void => useAuthenticatorDone.setState({ done: null, times: 0 });

onSessionEnd(forgetAuthenticatorDone);

/** Does something to the list and shows it as it is afterwards, with a word on what was done. */
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
