import { sql } from 'kysely';
import type { AccountId, DeskId, SessionId } from '../../../shared/ids';
import type { Queries, SessionTable } from '../store/schema';
import { prepared } from '../store/prepared';

export const insertSession = async (queries: Queries, row: Omit<SessionTable, 'ended_at'>): Promise<void> => {
  await queries
    .insertInto('sessions')
    .values({ ...row, ended_at: 0 })
    .execute();
};

/** Marks a session as ended; true for the call that did it. */
export const endSession = async (queries: Queries, id: SessionId, now: number): Promise<boolean> => {
  return (await closeSession(queries, id, now)).numAffectedRows === 1n;
};

const closeSession = prepared((queries, id: SessionId, now: number) =>
  queries.updateTable('sessions').set({ ended_at: now }).where('id', '=', id).where('ended_at', '=', 0),
);

/** Marks what a crash left open: no session outlives its window. Returns how many there were. */
export const endLeftOpen = async (queries: Queries, desk: DeskId, now: number): Promise<number> => {
  const { numUpdatedRows } = await queries
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('desk_id', '=', desk)
    // Written out: by a parameter SQLite finds the index of open sessions only where it looks at what is bound.
    .where('ended_at', '=', sql.lit(0))
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** The newest sign-in of one account, or null. */
export const lastSignInOf = async (queries: Queries, account: AccountId): Promise<number | null> => {
  const row = await queries
    .selectFrom('sessions')
    .select('created_at')
    .where('account_id', '=', account)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
};
