import type { Selectable } from 'kysely';
import type { Role } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import type { AccountTable, Flag, Queries } from '../store/schema';
import type { SearchWord } from './search-words';
import { prepared } from '../store/prepared';

export type Account = Selectable<AccountTable>;

export const findAccount = async (queries: Queries, id: AccountId): Promise<Account | undefined> =>
  (await accountById(queries, id)).rows[0];

const accountById = prepared((queries, id: AccountId) =>
  queries.selectFrom('accounts').selectAll().where('id', '=', id),
);

/** Finds by the folded username (`usernameKey`). */
export const findAccountByUsernameKey = async (queries: Queries, key: string): Promise<Account | undefined> =>
  (await accountByUsernameKey(queries, key)).rows[0];

const accountByUsernameKey = prepared((queries, key: string) =>
  queries.selectFrom('accounts').selectAll().where('username_key', '=', key),
);

export const insertAccount = async (queries: Queries, row: Account): Promise<void> => {
  await queries.insertInto('accounts').values(row).execute();
};

/** Puts the words that an account is found by in place of the ones of before. */
export const replaceWords = async (
  queries: Queries,
  { id, name_key, username_key, role, active, two_factor, last_sign_in_at }: Account,
  words: readonly SearchWord[],
): Promise<void> => {
  await queries.deleteFrom('account_words').where('account_id', '=', id).execute();
  if (words.length === 0) return;
  const facts = { name_key, username_key, role, active, two_factor, last_sign_in_at };
  await queries
    .insertInto('account_words')
    .values(
      words.map(({ word, shared, nameShared, initials, nameInitials }) => ({
        word,
        account_id: id,
        shared,
        name_shared: nameShared,
        initials,
        name_initials: nameInitials,
        ...facts,
      })),
    )
    .execute();
};

/** What a reading of everybody, active or not, takes of an account. */
export type NamedAccount = Pick<Account, 'id' | 'name' | 'username' | 'role' | 'active'>;

/** The next accounts behind an id. */
export const accountsAfter = (queries: Queries, after: AccountId | '', limit: number) =>
  queries
    .selectFrom('accounts')
    .select(['id', 'name', 'username', 'role', 'active'])
    .where('id', '>', after as AccountId)
    .orderBy('id')
    .limit(limit);

/** The managers who are active, found by the index of roles: an equality would tempt a planner into that of who is active. */
export const activeManagers = (queries: Queries) =>
  queries.selectFrom('accounts').select('id').where('role', '=', 'manager').where('active', '!=', 0);

/** Some active manager besides one who has a password. */
export const otherManagerWithPassword = (queries: Queries, id: AccountId) =>
  activeManagers(queries).where('id', '!=', id).where('password_hash', '!=', '').limit(1);

/** What an edit may change; version and epoch are counted here. */
export interface AccountChange {
  readonly name?: string;
  readonly name_key?: string;
  readonly username?: string;
  readonly username_key?: string;
  readonly role?: Role;
  readonly active?: Flag;
  readonly password_hash?: string;
  readonly password_changed_at?: number;
}

/** Changes an account at the version that the editor saw; false when it has moved on. */
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

/** Puts a hash with today's parameters in place of an older one of the same password. */
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

/** How many active managers there are besides one. */
export const countOtherActiveManagers = async (queries: Queries, id: AccountId): Promise<number> => {
  const row = await queries
    .selectFrom('accounts')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('role', '=', 'manager')
    .where('active', '=', 1)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
