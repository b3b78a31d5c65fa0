import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import type { EnrolmentCodeTable, Queries } from '../store/schema';

/** The state of an account that a code was given to. */
interface Holder {
  readonly id: AccountId;
  readonly epoch: number;
}

/** Puts a code, or a waiver, in place of what the account had. */
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

/** Consumes a code, by its hash under every data key; true when it was there, of this state of the account, and in time. */
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
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

/** Whether the account, as it is, needs no code for now. */
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
