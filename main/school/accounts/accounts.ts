import { setImmediate } from 'node:timers/promises';
import { usernameKey } from '../../../shared/text-fields';
import type { AccountId } from '../../../shared/ids';
import type { Role } from '../../../shared/access';
import type { Queries } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import {
  type Account,
  type AccountChange,
  accountsAfter,
  activeManagers,
  findAccount,
  findAccountByUsernameKey,
  insertAccount,
  type NamedAccount,
  otherManagerWithPassword,
  refreshPasswordHash,
  replaceWords,
  updateAccount,
} from './account-repository';
import { folded, searchWords } from './search-words';

export type { Account } from './account-repository';

/** Accounts at once: a few milliseconds. */
const accountsAtOnce = 500;

/** A new member of staff, checked and hashed. */
export interface NewAccount {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** Accounts as every other concept sees them. Works inside of the transaction that it is given. */
export class Accounts {
  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** The moment that a change is dated with; UTC milliseconds. */
  now(): number {
    return this.clock.now();
  }

  async find(queries: Queries, id: AccountId): Promise<Account | null> {
    return (await findAccount(queries, id)) ?? null;
  }

  async findByUsername(queries: Queries, username: string): Promise<Account | null> {
    return (await findAccountByUsernameKey(queries, usernameKey(username))) ?? null;
  }

  /** Every account, some hundreds at a time: others at this desk come in between. */
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

  /** The managers who are active. */
  async managers(queries: Queries): Promise<AccountId[]> {
    return (await activeManagers(queries).execute()).map(({ id }) => id);
  }

  /** Whether a manager besides this account is active and can sign in. */
  async hasOtherManager(queries: Queries, id: AccountId): Promise<boolean> {
    return (await otherManagerWithPassword(queries, id).executeTakeFirst()) !== undefined;
  }

  /** Adds an account; null when somebody has the username. */
  async add(queries: Queries, { name, username, role, passwordHash }: NewAccount): Promise<Account | null> {
    if (await this.findByUsername(queries, username)) return null;
    const now = this.clock.now();
    const account: Account = {
      id: this.newId<AccountId>(),
      name,
      username,
      username_key: usernameKey(username),
      role,
      active: 1,
      password_hash: passwordHash,
      password_changed_at: now,
      epoch: 1,
      version: 1,
      created_at: now,
      name_key: folded(name),
      two_factor: 'not-set-up',
      last_sign_in_at: 0,
    };
    await insertAccount(queries, account);
    await replaceWords(queries, account, searchWords(name, username));
    return account;
  }

  /** Changes an account at a version; null when it has moved on since. */
  async change(
    queries: Queries,
    account: Pick<Account, 'id' | 'version'>,
    change: AccountChange,
    endsSessions: boolean,
  ): Promise<Account | null> {
    const keyed = change.name === undefined ? change : { ...change, name_key: folded(change.name) };
    if (!(await updateAccount(queries, account.id, account.version, keyed, endsSessions))) return null;
    const changed = await this.find(queries, account.id);
    if (changed && (change.name !== undefined || change.username !== undefined))
      await replaceWords(queries, changed, searchWords(changed.name, changed.username));
    return changed;
  }

  refreshPasswordHash(queries: Queries, account: Account, hash: string): Promise<void> {
    return refreshPasswordHash(queries, account.id, account.password_hash, hash);
  }
}
