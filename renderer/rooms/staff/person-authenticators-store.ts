import { create } from 'zustand';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';
import { openProfile } from './profile-store';

type AccountId = StaffProfile['accountId'];
let wanted: AccountId | null = null;
let readAt = 0;

/** The authenticators of the person whose profile is open. */
export const personAuthenticators = createLoaded(async (): Promise<Result<Authenticator[]>> => {
  if (wanted === null) return { ok: false, error: { code: 'not-found' } };
  return desk.tokens.list({ accountId: wanted });
});

/** The tokens that can be handed out. */
export const stock = createLoaded(() => desk.tokens.stock());

/** Reads the authenticators of a person, anew with every version of their account: a reset takes them away. */
export const openAuthenticators = async (accountId: AccountId, version: number): Promise<void> => {
  const shown = personAuthenticators.use.getState();
  if (accountId === wanted && version === readAt && shown.step === 'ready') return;
  if (accountId !== wanted) personAuthenticators.forget();
  wanted = accountId;
  readAt = version;
  await personAuthenticators.load();
};

/** What was done to them last, to be said in the card. */
type AuthenticatorsDone = 'added' | 'removed' | 'in-step';

/** The card's view state besides the list; `times` tells the same thing done twice apart. */
export const useAuthenticatorsDone = create<{
  readonly done: AuthenticatorsDone | null;
  readonly times: number;
}>(() => ({ done: null, times: 0 }));

/** Nothing is to be said any more. */
export const forgetAuthenticatorsDone = (): void => useAuthenticatorsDone.setState({ done: null, times: 0 });

onSessionEnd(forgetAuthenticatorsDone);

/** Does something to a person's authenticators and shows list and profile as they are afterwards. */
export const changingTheirs = async (
  accountId: AccountId,
  done: AuthenticatorsDone,
  call: Promise<Result<Authenticator[]>>,
): Promise<Result<Authenticator[]>> => {
  forgetAuthenticatorsDone();
  const answer = await call;
  if (answer.ok) {
    personAuthenticators.put(answer.value);
    useAuthenticatorsDone.setState(({ times }) => ({ done, times: times + 1 }));
    // Set up or not, and the version of the account, may have changed with it.
    void openProfile(accountId);
  }
  return answer;
};
