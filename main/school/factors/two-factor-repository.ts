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

/** The account's authenticators, confirmed or given: the confirmed ones first, the oldest first. */
export const heldBy = (queries: Queries, account: AccountId): Promise<AuthenticatorRow[]> =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('account_id', '=', account)
    .where('state', 'in', ['confirmed', 'given'])
    // In the order of the index: "confirmed" comes before "given".
    .orderBy('state')
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

/** Removes the account's pending key, expired or not. */
export const dropPending = async (queries: Queries, account: AccountId): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .where('state', '=', 'pending')
    .execute();
};

/** Removes one pending key. */
export const dropPendingKey = async (queries: Queries, id: AuthenticatorId): Promise<void> => {
  await queries.deleteFrom('authenticators').where('id', '=', id).where('state', '=', 'pending').execute();
};

/** Stores when a pending key was shown. */
export const markShown = async (queries: Queries, id: AuthenticatorId, now: number): Promise<void> => {
  await queries.updateTable('authenticators').set({ shown_at: now }).where('id', '=', id).execute();
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

/** Confirms a pending key that has not expired at `latest`, and consumes the time step. Returns whether this call did it. */
export const confirmPending = async (
  queries: Queries,
  id: AuthenticatorId,
  { step, now, label }: { step: number; now: number; label: string },
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

/**
 * Consumes a time step, which confirms a given token. Returns true for only one of two calls at once, and false for a burnt
 * step.
 */
export const consumeStep = async (
  queries: Queries,
  { id, state }: Pick<AuthenticatorRow, 'id' | 'state'>,
  step: number,
  now: number,
): Promise<boolean> => {
  const confirmed = state === 'given' ? ({ state: 'confirmed', confirmed_at: now } as const) : {};
  const { numUpdatedRows } = await queries
    .updateTable('authenticators')
    .set({ last_step: step, last_used_at: now, ...confirmed })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('last_step', '<', step)
    .where((of) => of.not(of.exists(burntStep(queries, id, step))))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Consumes two time steps in a row and stores the token's drift. Confirms nothing. Returns whether this call did it. */
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
    .where('state', '!=', 'pending')
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

/** Removes an authenticator, confirmed or given. Returns whether this call did it. */
export const removeAuthenticator = async (
  queries: Queries,
  account: AccountId,
  id: AuthenticatorId,
): Promise<boolean> => {
  const { numDeletedRows } = await queries
    .deleteFrom('authenticators')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('state', '!=', 'pending')
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
