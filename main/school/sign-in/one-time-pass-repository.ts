import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import type { OneTimePassTable, Queries } from '../store/schema';

export type OneTimePassRow = Selectable<OneTimePassTable>;

/** The account's last pass, used, expired or not. */
export const findPass = (queries: Queries, account: AccountId): Promise<OneTimePassRow | undefined> =>
  queries.selectFrom('one_time_passes').selectAll().where('account_id', '=', account).executeTakeFirst();

/** Replaces the account's pass. */
export const replacePass = async (queries: Queries, row: OneTimePassRow): Promise<void> => {
  const { account_id: _key, ...values } = row;
  await queries
    .insertInto('one_time_passes')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
};

/** Consumes a pass by its hashes under all data keys. Returns true for one call only, and only while the pass counts. */
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

/** Removes an unused pass. Returns whether there was one. */
export const removeUnusedPass = async (queries: Queries, account: AccountId): Promise<boolean> => {
  const { numDeletedRows } = await queries
    .deleteFrom('one_time_passes')
    .where('account_id', '=', account)
    .where('consumed_at', '=', 0)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};
