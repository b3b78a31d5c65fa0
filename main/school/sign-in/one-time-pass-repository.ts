import type { ExpressionBuilder, Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import { givers } from '../accounts/able-managers';
import type { OneTimePassTable, Queries, Schema } from '../store/schema';

type OneTimePassRow = Selectable<OneTimePassTable>;

/** An account and its epoch. A pass counts only under the epoch in which a manager gave it. */
interface Holder {
  readonly id: AccountId;
  readonly epoch: number;
}

/** The one rule for a pass that counts: unused, in its time, and both people as they were when it was given. */
const counts =
  (queries: Queries, { id, epoch }: Holder, now: number) =>
  ({ and, eb, refTuple }: ExpressionBuilder<Schema, 'one_time_passes'>) =>
    and([
      eb('account_id', '=', id),
      eb('epoch', '=', epoch),
      eb(refTuple('given_by', 'given_by_epoch'), 'in', givers(queries)),
      eb('given_at', '<=', now),
      eb('expires_at', '>', now),
      eb('consumed_at', '=', 0),
    ]);

/** The account's pass, if it counts. */
export const findPass = (
  queries: Queries,
  account: Holder,
  now: number,
): Promise<OneTimePassRow | undefined> =>
  queries
    .selectFrom('one_time_passes')
    .selectAll()
    .where(counts(queries, account, now))
    .executeTakeFirst();

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
  account: Holder,
  hashes: readonly Buffer[],
  now: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('one_time_passes')
    .set({ consumed_at: now })
    .where('pass_hash', 'in', hashes)
    .where(counts(queries, account, now))
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
