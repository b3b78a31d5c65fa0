import { create } from 'zustand';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';

type AccountId = StaffProfile['accountId'];

let wanted: AccountId | null = null;

/** The Staff Profile that is open. */
export const profile = createLoaded(async (): Promise<Result<StaffProfile>> => {
  if (wanted === null) return { ok: false, error: { code: 'not-found' } };
  return desk.staff.read({ accountId: wanted });
});

/** Opens a person's profile. The id comes from the address; main checks what it is. */
export const openProfile = (accountId: string): Promise<void> => {
  wanted = accountId as AccountId;
  const shown = profile.use.getState();
  if (shown.step !== 'ready' || shown.value.accountId !== wanted) profile.forget();
  return profile.load();
};

/** What was done to the person last, to be said on their profile. */
export type Done = 'saved' | 'reset' | 'set-inactive' | 'set-active' | 'lifted';

/** The profile's view state besides the profile itself. */
export const useDone = create<{ readonly done: Done | null }>(() => ({ done: null }));

/** Nothing is to be said any more. */
export const forgetDone = (): void => useDone.setState({ done: null });

onSessionEnd(forgetDone);

/** Does something to the person and shows the profile as it is afterwards, with a word on what was done. */
export const doing = async (
  done: Done,
  call: Promise<Result<StaffProfile>>,
): Promise<Result<StaffProfile>> => {
  forgetDone();
  const answer = await call;
  if (answer.ok) {
    profile.put(answer.value);
    useDone.setState({ done });
  }
  return answer;
};
