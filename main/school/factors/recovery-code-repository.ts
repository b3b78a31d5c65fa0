import type { AccountId } from '../../../shared/ids';
import type { Queries } from '../store/schema';

/** Consumes a recovery code by its hashes under all data keys. Returns whether the account had it unused. */
export const consumeRecoveryCode = async (
  queries: Queries,
  account: AccountId,
  hashes: readonly Buffer[],
  now: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('recovery_codes')
    .set({ consumed_at: now })
    .where('account_id', '=', account)
    .where('code_hash', 'in', hashes)
    .where('consumed_at', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Replaces the account's whole set of recovery codes. */
export const replaceRecoveryCodes = async (
  queries: Queries,
  account: AccountId,
  hashes: readonly Buffer[],
  now: number,
): Promise<void> => {
  await queries.deleteFrom('recovery_codes').where('account_id', '=', account).execute();
  await queries
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ account_id: account, code_hash, created_at: now, consumed_at: 0 })))
    .execute();
};

export const countUnusedRecoveryCodes = async (queries: Queries, account: AccountId): Promise<number> => {
  const row = await queries
    .selectFrom('recovery_codes')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('account_id', '=', account)
    .where('consumed_at', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** When the account's recovery codes were drawn, in UTC milliseconds, or null if it has none. */
export const recoveryCodesMadeAt = async (queries: Queries, account: AccountId): Promise<number | null> => {
  const row = await queries
    .selectFrom('recovery_codes')
    .select('created_at')
    .where('account_id', '=', account)
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
};
