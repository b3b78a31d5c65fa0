import type { StandingPass } from '../../../shared/ipc/one-time-pass-contract';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

type AccountId = StaffProfile['accountId'];

let wanted: AccountId | null = null;

/** The pass that is out for the person whose profile is open. */
export const standingPass = createLoaded(async (): Promise<Result<StandingPass | null>> => {
  if (wanted === null) return { ok: false, error: { code: 'not-found' } };
  const answer = await desk.oneTimePass.read({ accountId: wanted });
  return answer.ok ? { ok: true, value: answer.value.pass } : answer;
});

/** Reads whether a pass is out for somebody; what is known of somebody else is forgotten first. */
export const openStandingPass = (accountId: AccountId): void => {
  if (wanted !== accountId) standingPass.forget();
  wanted = accountId;
  void standingPass.load();
};

/** Takes the pass back that is out. */
export const withdrawPass = async (accountId: AccountId): Promise<Result<undefined>> => {
  const answer = await desk.oneTimePass.withdraw({ accountId });
  if (answer.ok) standingPass.put(null);
  return answer;
};
