import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import type { OneTimePassTable, Queries } from '../store/schema';

export type OneTimePassRow = Selectable<OneTimePassTable>;

/** The account's last pass, whatever became of it. */
export const findPass = (queries: Queries, account: AccountId): Promise<OneTimePassRow | undefined> =>
  queries.selectFrom('one_time_passes').selectAll().where('account_id', '=', account).executeTakeFirst();

/** Puts a new pass in place of an older one. */
export const replacePass = async (queries: Queries, row: OneTimePassRow): Promise<void> => {
  const { account_id: _key, ...values } = row;
  await queries
    .insertInto('one_time_passes')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
};

/** Uses a pass up, by its hash under every data key; true for the one call that did it, while it counts. */
export const consumePass = async (
  queries: Queries,
  account: { readonly id: AccountId; readonly epoch: number },
  hashes: readonly Buffer[],
  now: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('one_time_passes')
    .set({ consumed_at: now })
    .where('account_id', '=', account.id)
    .where('epoch', '=', account.epoch)
    .where('pass_hash', 'in', hashes)
    .where('given_at', '<=', now)
    .where('expires_at', '>', now)
    .where('consumed_at', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Takes a pass away; true when there was an unused one. */
export const removeUnusedPass = async (queries: Queries, account: AccountId): Promise<boolean> => {
  const { numDeletedRows } = await queries
    .deleteFrom('one_time_passes')
    .where('account_id', '=', account)
    .where('consumed_at', '=', 0)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};
