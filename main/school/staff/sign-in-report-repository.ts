import type { AccountId, HostId } from '../../../shared/ids';
import type { Queries } from '../store/schema';

interface Entry {
  readonly hostId: HostId;
  readonly sequence: number;
}

/** Marks an entry as reported; true only for the first call. `now` is UTC milliseconds. */
export const insertReport = async (
  queries: Queries,
  account: AccountId,
  { hostId, sequence }: Entry,
  now: number,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('sign_in_reports')
    .values({ host_id: hostId, sequence, account_id: account, reported_at: now })
    .onConflict((conflict) => conflict.columns(['host_id', 'sequence']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** The reported ones among these entries. */
export const reportedOf = async <Listed extends Entry>(
  queries: Queries,
  entries: readonly Listed[],
): Promise<Set<Listed>> => {
  if (entries.length === 0) return new Set();
  const rows = await queries
    .selectFrom('sign_in_reports')
    .select(['host_id', 'sequence'])
    .where('host_id', 'in', [...new Set(entries.map(({ hostId }) => hostId))])
    .where(
      'sequence',
      'in',
      entries.map(({ sequence }) => sequence),
    )
    .execute();
  const keys = new Set(rows.map(({ host_id, sequence }) => `${host_id} ${sequence}`));
  return new Set(entries.filter(({ hostId, sequence }) => keys.has(`${hostId} ${sequence}`)));
};
