import type { AccountId, DeskId } from '../../../shared/ids';
import type { Queries } from '../store/schema';

interface Entry {
  readonly deskId: DeskId;
  readonly sequence: number;
}

/** Marks an entry as reported; true for the call that did it, as it is done once. */
export const insertReport = async (
  queries: Queries,
  account: AccountId,
  { deskId, sequence }: Entry,
  now: number,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('sign_in_reports')
    .values({ desk_id: deskId, sequence, account_id: account, reported_at: now })
    .onConflict((conflict) => conflict.columns(['desk_id', 'sequence']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Those of some entries that are reported. */
export const reportedOf = async <Found extends Entry>(
  queries: Queries,
  entries: readonly Found[],
): Promise<Set<Found>> => {
  if (entries.length === 0) return new Set();
  const rows = await queries
    .selectFrom('sign_in_reports')
    .select(['desk_id', 'sequence'])
    .where('desk_id', 'in', [...new Set(entries.map(({ deskId }) => deskId))])
    .where(
      'sequence',
      'in',
      entries.map(({ sequence }) => sequence),
    )
    .execute();
  const keys = new Set(rows.map(({ desk_id, sequence }) => `${desk_id} ${sequence}`));
  return new Set(entries.filter(({ deskId, sequence }) => keys.has(`${deskId} ${sequence}`)));
};
