import type { Selectable } from 'kysely';
import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import type { AuthenticatorTable, Queries } from '../store/schema';
import { burntStep } from './burnt-step-repository';
import { isUnderOlderKey } from './older-key';

export type AuthenticatorRow = Selectable<AuthenticatorTable>;

/** The account's pending key. */
export const findPending = (queries: Queries, account: AccountId): Promise<AuthenticatorRow | undefined> =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('account_id', '=', account)
    .where('state', '=', 'pending')
    .executeTakeFirst();

/** Whether an account has a confirmed authenticator. */
export const hasConfirmed = async (queries: Queries, account: AccountId): Promise<boolean> => {
  const row = await queries
    .selectFrom('authenticators')
    .select('id')
    .where('account_id', '=', account)
    .where('state', '=', 'confirmed')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** An account's confirmed authenticators, the oldest first. */
export const confirmedOf = (queries: Queries, account: AccountId): Promise<AuthenticatorRow[]> =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('account_id', '=', account)
    .where('state', '=', 'confirmed')
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute();

/** Those of the given serial numbers that belong to a token with an owner. */
export const takenSerials = async (queries: Queries, serials: readonly string[]): Promise<Set<string>> => {
  if (serials.length === 0) return new Set();
  const rows = await queries
    .selectFrom('authenticators')
    .select('serial')
    // Repeats the condition of the partial index, which leaves apps out.
    .where('serial', '!=', '')
    .where('serial', 'in', serials)
    .execute();
  return new Set(rows.map(({ serial }) => serial));
};

/** Removes the account's pending key if it has expired. */
export const dropExpiredPending = async (
  queries: Queries,
  account: AccountId,
  now: number,
): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .where('state', '=', 'pending')
    .where('expires_at', '<=', now)
    .execute();
};

/** Removes the account's pending key, expired or not. */
export const dropPending = async (queries: Queries, account: AccountId): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .where('state', '=', 'pending')
    .execute();
};

/** Removes every pending key, or only those that had expired at `until`. */
export const dropEveryPending = async (queries: Queries, until?: number): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('state', '=', 'pending')
    .$if(until !== undefined, (query) => query.where('expires_at', '<=', until ?? 0))
    .execute();
};

export const insertAuthenticator = async (queries: Queries, row: AuthenticatorRow): Promise<void> => {
  await queries.insertInto('authenticators').values(row).execute();
};

/** Confirms a pending key and consumes the time step. Returns whether this call did it. */
export const confirmPending = async (
  queries: Queries,
  id: AuthenticatorId,
  step: number,
  now: number,
  label = '',
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('authenticators')
    .set({
      state: 'confirmed',
      confirmed_at: now,
      expires_at: 0,
      last_step: step,
      last_used_at: now,
      label,
    })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('expires_at', '>', now)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Consumes a time step. Returns true for only one of two calls at once, and false for a burnt step. */
export const consumeStep = async (
  queries: Queries,
  id: AuthenticatorId,
  step: number,
  now: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('authenticators')
    .set({ last_step: step, last_used_at: now })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .where('last_step', '<', step)
    .where((of) => of.not(of.exists(burntStep(queries, id, step))))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Consumes two time steps in a row and stores the token's drift. Returns whether this call did it. */
export const bringInStep = async (
  queries: Queries,
  id: AuthenticatorId,
  second: number,
  drift: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('authenticators')
    .set({ last_step: second, drift_steps: drift })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .where('last_step', '<', second - 1)
    .where((of) => of.not(of.exists(burntStep(queries, id, second - 1))))
    .where((of) => of.not(of.exists(burntStep(queries, id, second))))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Names a confirmed authenticator. Returns whether the account has it. */
export const nameAuthenticator = async (
  queries: Queries,
  account: AccountId,
  id: AuthenticatorId,
  label: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('authenticators')
    .set({ label })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Removes a confirmed authenticator. Returns whether this call did it. */
export const removeAuthenticator = async (
  queries: Queries,
  account: AccountId,
  id: AuthenticatorId,
): Promise<boolean> => {
  const { numDeletedRows } = await queries
    .deleteFrom('authenticators')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

/** Removes all authenticators and recovery codes of an account. Returns whether there was an authenticator, pending or not. */
export const removeTwoFactor = async (queries: Queries, account: AccountId): Promise<boolean> => {
  await queries.deleteFrom('recovery_codes').where('account_id', '=', account).execute();
  const { numDeletedRows } = await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** The accounts with an authenticator in a state. Pending ones that had expired at `now` don't count. */
export const accountsInState = async (
  queries: Queries,
  state: AuthenticatorRow['state'],
  now: number,
): Promise<Set<AccountId>> => {
  const rows = await queries
    .selectFrom('authenticators')
    .select('account_id')
    .where('state', '=', state)
    .$if(state === 'pending', (query) => query.where('expires_at', '>', now))
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
};

/** A page of the authenticators whose secrets are not under a data key, in the order of their ids, after an id. */
export const authenticatorsUnderOlderKeys = (
  queries: Queries,
  keyId: number,
  after: string,
  limit: number,
): Promise<AuthenticatorRow[]> =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('id', '>', after as AuthenticatorId)
    .where(isUnderOlderKey('sealed_secret', keyId))
    .orderBy('id')
    .limit(limit)
    .execute();

export const replaceSealedSecret = async (
  queries: Queries,
  id: AuthenticatorId,
  sealed: Buffer,
): Promise<void> => {
  await queries.updateTable('authenticators').set({ sealed_secret: sealed }).where('id', '=', id).execute();
};
