import { sql } from 'kysely';
import type { Account } from '../accounts/account-repository';
import type { DeskId, SessionId } from '../../../shared/ids';
import type { Queries, SessionTable } from '../store/schema';

export const insertSession = async (queries: Queries, row: Omit<SessionTable, 'ended_at'>): Promise<void> => {
  await queries
    .insertInto('sessions')
    .values({ ...row, ended_at: 0 })
    .execute();
};

/** A session's account, and whether the session still counts. One query reads both, so neither can change in between. */
export const accountOfSession = async (
  queries: Queries,
  id: SessionId,
): Promise<{ readonly account: Account; readonly counts: boolean } | null> => {
  const row = await queries
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .select(['sessions.epoch as session_epoch', 'sessions.ended_at'])
    .where('sessions.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { session_epoch, ended_at, ...account } = row;
  // No session of an account counts while its password is somebody else's choice.
  const counts =
    account.active === 1 &&
    account.must_choose_password === 0 &&
    account.epoch === session_epoch &&
    ended_at === 0;
  return { account, counts };
};

/** Moves a session to its account's next epoch. Returns false unless the session had the epoch before it. */
export const moveToEpoch = async (queries: Queries, id: SessionId, epoch: number): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('sessions')
    .set({ epoch })
    .where('id', '=', id)
    .where('epoch', '=', epoch - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Marks a session as ended. Returns whether this call did it. */
export const endSession = async (queries: Queries, id: SessionId, now: number): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Ends the sessions that a crash left open, because no session outlives its window. Returns their number. */
export const endLeftOpen = async (queries: Queries, desk: DeskId, now: number): Promise<number> => {
  const { numUpdatedRows } = await queries
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('desk_id', '=', desk)
    // The planner uses the partial index of open sessions only for a literal, not for a parameter.
    .where('ended_at', '=', sql.lit(0))
    .executeTakeFirst();
  return Number(numUpdatedRows);
};
