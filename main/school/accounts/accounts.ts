import { setImmediate } from 'node:timers/promises';
import { usernameKey } from '../../../shared/text-fields';
import type { AccountId } from '../../../shared/ids';
import { type StaffValues, staffValuesOf } from '../../../shared/staff-fields';
import type { Queries } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import {
  type Account,
  type AccountChange,
  accountsAfter,
  findAccount,
  findAccountByUsernameKey,
  insertAccounts,
  type NamedAccount,
  refreshPasswordHash,
  type StoredPassword,
  updateAccount,
  updateLastSignIn,
} from './account-repository';
import { folded, searchText } from './search-text';

export type { Account } from './account-repository';

/** The accounts of one batch. Between two batches main answers other calls. */
const accountsAtOnce = 500;

/** Who chose a password. One that somebody else chose lets nobody in before its owner has chosen another. */
type ChosenBy = 'owner' | 'somebody-else';

/** A new member of staff, with checked texts. */
interface NewAccount extends StaffValues {
  readonly password: StoredPassword;
}

/** Finds, adds and changes accounts. Each call works in the caller's transaction. */
export class Accounts {
  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** The time of a change; UTC milliseconds. */
  now(): number {
    return this.clock.now();
  }

  /** A hashed password as of now; an empty hash stands for no password. */
  password(hash: string, chosenBy: ChosenBy): StoredPassword {
    return {
      password_hash: hash,
      password_changed_at: this.clock.now(),
      must_choose_password: chosenBy === 'owner' ? 0 : 1,
    };
  }

  async find(queries: Queries, id: AccountId): Promise<Account | null> {
    return (await findAccount(queries, id)) ?? null;
  }

  async findByUsername(queries: Queries, username: string): Promise<Account | null> {
    return (await findAccountByUsernameKey(queries, usernameKey(username))) ?? null;
  }

  /** Reads every account in batches, and yields to other calls between two of them. */
  async *everybody(queries: Queries): AsyncGenerator<readonly NamedAccount[]> {
    let after: AccountId | '' = '';
    for (;;) {
      const accounts: NamedAccount[] = await accountsAfter(queries, after, accountsAtOnce).execute();
      if (accounts.length > 0) yield accounts;
      const last = accounts.at(-1);
      if (!last || accounts.length < accountsAtOnce) return;
      after = last.id;
      await setImmediate();
    }
  }

  /** Adds an account; null when another account has the username. */
  async add(queries: Queries, person: NewAccount): Promise<Account | null> {
    if (await this.findByUsername(queries, person.username)) return null;
    const [account] = await this.addAll(queries, [person]);
    return account ?? null;
  }

  /** Adds accounts whose usernames the caller's transaction has judged. The unique index refuses one that is taken. */
  async addAll(queries: Queries, people: readonly NewAccount[]): Promise<Account[]> {
    const accounts = people.map((person) => this.newAccount(person));
    await insertAccounts(queries, accounts);
    return accounts;
  }

  private newAccount({ password, ...person }: NewAccount): Account {
    const { name, username } = person;
    const now = this.clock.now();
    return {
      id: this.newId<AccountId>(),
      ...staffValuesOf(person),
      username_key: usernameKey(username),
      active: 1,
      ...password,
      epoch: 1,
      version: 1,
      created_at: now,
      name_key: folded(name),
      search_text: searchText(name, username),
      last_sign_in_at: 0,
    };
  }

  /** Changes an account that still has this version; null when the edit is stale. */
  async change(
    queries: Queries,
    account: Pick<Account, 'id' | 'version' | 'name' | 'username'>,
    change: AccountChange,
    endsSessions: boolean,
  ): Promise<Account | null> {
    const { name = account.name, username = account.username } = change;
    const isRenamed = change.name !== undefined || change.username !== undefined;
    const searched = isRenamed ? { name_key: folded(name), search_text: searchText(name, username) } : {};
    const { id, version } = account;
    const isChanged = await updateAccount(queries, id, version, { ...change, ...searched }, endsSessions);
    return isChanged ? this.find(queries, id) : null;
  }

  /** Records a sign-in on the account, in the transaction that adds the session. */
  noteSignIn(queries: Queries, id: AccountId, at: number): Promise<void> {
    return updateLastSignIn(queries, id, at);
  }

  refreshPasswordHash(queries: Queries, account: Account, hash: string): Promise<void> {
    return refreshPasswordHash(queries, account.id, account.password_hash, hash);
  }
}
