import type { PreparedDesk, Username } from './prepared-school';
import type { TestWindow } from './test-desk';
import { stageOf, valueOf } from './test-desk';

export const reason = 'Phone is being repaired';

/** What somebody types to vouch: everything that is right for them at this moment. */
export const vouchOf = (open: PreparedDesk, username: Username) => ({
  username,
  password: open.member(username).password,
  code: open.code(username),
  reason,
});

/** Has a manager give a pass and put it away; returns the pass as it stood on the screen. */
export const givePass = async (
  open: PreparedDesk,
  manager: TestWindow,
  username: Username,
  countsForMinutes = 60,
): Promise<string> => {
  const { accountId } = open.member(username);
  valueOf(await manager.oneTimePass.give({ accountId, countsForMinutes, reason }));
  const { pass } = await stageOf(manager, 'one-time-pass');
  valueOf(await manager.oneTimePass.putAway());
  return pass;
};
