import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import { type StaffField, staffFieldNames, type StaffValues } from '../../../shared/staff-fields';
import type { AccountTable, Flag, Queries } from '../store/schema';

export type Account = Selectable<AccountTable>;

export const findAccount = (queries: Queries, id: AccountId): Promise<Account | undefined> =>
  queries.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();

/** Finds by the folded username (`usernameKey`). */
export const findAccountByUsernameKey = (queries: Queries, key: string): Promise<Account | undefined> =>
  queries.selectFrom('accounts').selectAll().where('username_key', '=', key).executeTakeFirst();

export const insertAccounts = async (queries: Queries, rows: readonly Account[]): Promise<void> => {
  await queries.insertInto('accounts').values(rows).execute();
};

/** The columns that `accountsAfter` reads. */
export type NamedAccount = Pick<Account, StaffField | 'id' | 'active'>;

/** The next accounts in the order of ids, active or not: keyset pagination. */
export const accountsAfter = (queries: Queries, after: AccountId | '', limit: number) =>
  queries
    .selectFrom('accounts')
    .select(['id', 'active', ...staffFieldNames])
    .where('id', '>', after as AccountId)
    .orderBy('id')
    .limit(limit);

/** All managers, who get notices about others. Somebody who is inactive reads them once they are active again. */
export const managersToTell = (queries: Queries) =>
  queries.selectFrom('accounts').select('id').where('role', '=', 'manager');

/** A password with everything that the store keeps of it. `Accounts.password` makes it. */
export type StoredPassword = Readonly<
  Pick<Account, 'password_hash' | 'password_changed_at' | 'must_choose_password'>
>;

interface ChangedFields extends Partial<StaffValues> {
  readonly name_key?: string;
  readonly username_key?: string;
  readonly search_text?: string;
  readonly active?: Flag;
}

/** The columns that an edit may change, a password as a whole. `updateAccount` raises version and epoch itself. */
export type AccountChange = ChangedFields &
  (StoredPassword | { readonly [Column in keyof StoredPassword]?: never });

/** Changes an account that still has the version that the editor saw; false when the edit is stale. */
export const updateAccount = async (
  queries: Queries,
  id: AccountId,
  version: number,
  change: AccountChange,
  endsSessions: boolean,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('accounts')
    .set(change)
    .set((of) => ({
      version: of('version', '+', 1),
      epoch: of('epoch', '+', endsSessions ? 1 : 0),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Writes the time of an account's last sign-in, in UTC milliseconds. */
export const updateLastSignIn = async (queries: Queries, id: AccountId, at: number): Promise<void> => {
  await queries.updateTable('accounts').set({ last_sign_in_at: at }).where('id', '=', id).execute();
};

/** Replaces a hash by one of the same password with the present parameters, unless the password has changed since. */
export const refreshPasswordHash = async (
  queries: Queries,
  id: AccountId,
  before: string,
  after: string,
): Promise<void> => {
  await queries
    .updateTable('accounts')
    .set({ password_hash: after })
    .where('id', '=', id)
    .where('password_hash', '=', before)
    .execute();
};
