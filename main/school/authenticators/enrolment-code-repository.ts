import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import { givers } from '../accounts/able-managers';
import type { EnrolmentCodeTable, Queries } from '../store/schema';

/** An account and its epoch. A code counts only under the epoch in which a manager gave it. */
interface Holder {
  readonly id: AccountId;
  readonly epoch: number;
}

/** Replaces the account's code or waiver. */
export const replaceEnrolmentCode = async (
  queries: Queries,
  row: Selectable<EnrolmentCodeTable>,
): Promise<void> => {
  const { account_id, ...values } = row;
  await queries
    .insertInto('enrolment_codes')
    .values({ account_id, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
};

/** Consumes a code by its hashes under all data keys. Returns whether it was the account's, of this epoch, and unexpired. */
export const consumeEnrolmentCode = async (
  queries: Queries,
  { id, epoch }: Holder,
  hashes: readonly Buffer[],
  now: number,
): Promise<boolean> => {
  const { numDeletedRows } = await queries
    .deleteFrom('enrolment_codes')
    .where('account_id', '=', id)
    .where('kind', '=', 'code')
    .where('code_hash', 'in', hashes)
    .where('epoch', '=', epoch)
    .where(({ eb, refTuple }) => eb(refTuple('given_by', 'given_by_epoch'), 'in', givers(queries)))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

/** Whether the account has an unexpired waiver of its present epoch. */
export const hasWaiver = async (queries: Queries, { id, epoch }: Holder, now: number): Promise<boolean> => {
  const row = await queries
    .selectFrom('enrolment_codes')
    .select('account_id')
    .where('account_id', '=', id)
    .where('kind', '=', 'waiver')
    .where('epoch', '=', epoch)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
};

export const dropEnrolmentCode = async (queries: Queries, account: AccountId): Promise<void> => {
  await queries.deleteFrom('enrolment_codes').where('account_id', '=', account).execute();
};
