import { setImmediate } from 'node:timers/promises';
import { type Selectable, sql } from 'kysely';
import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import type { AuthenticatorTable, Queries } from '../store/schema';
import { plannedOnce, prepared } from '../store/prepared';

export type AuthenticatorRow = Selectable<AuthenticatorTable>;

// Written out: SQLite plans a statement anew at every run where an index with a condition may depend on a value.
const confirmed = sql.lit<AuthenticatorRow['state']>('confirmed');
const pending = sql.lit<AuthenticatorRow['state']>('pending');

/** The key that an account has not confirmed yet, if it has one. */
export const findPending = async (
  queries: Queries,
  account: AccountId,
): Promise<AuthenticatorRow | undefined> => (await pendingOf(queries, account)).rows[0];

const pendingOf = prepared((queries, account: AccountId) =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('account_id', '=', account)
    .where('state', '=', pending),
);

/** Whether an account has a confirmed authenticator. */
export const hasConfirmed = async (queries: Queries, account: AccountId): Promise<boolean> =>
  (await oneConfirmed(queries, account)).rows.length > 0;

const oneConfirmed = prepared((queries, account: AccountId) =>
  queries
    .selectFrom('authenticators')
    .select('id')
    .where('account_id', '=', account)
    .where('state', '=', confirmed)
    .limit(1),
);

/** An account's confirmed authenticators, the oldest first; one indexed query. */
export const confirmedOf = async (queries: Queries, account: AccountId): Promise<AuthenticatorRow[]> =>
  (await confirmedByAge(queries, account)).rows;

const confirmedByAge = prepared((queries, account: AccountId) =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('account_id', '=', plannedOnce(account))
    .where('state', '=', confirmed)
    .orderBy('confirmed_at')
    .orderBy('id'),
);

/** Serial numbers that are looked for at once; others come in between. */
const serialsAtOnce = 200;

/** The serial numbers that somebody's tokens have, of those asked for. */
export const takenSerials = async (queries: Queries, serials: readonly string[]): Promise<Set<string>> => {
  const taken = new Set<string>();
  for (let from = 0; from < serials.length; from += serialsAtOnce) {
    for (const { serial } of await tokensWith(queries, serials.slice(from, from + serialsAtOnce)).execute())
      taken.add(serial);
    await setImmediate();
  }
  return taken;
};

/** Tokens with one of these serial numbers. That it is none of an app's, which have no number, is said for their index. */
export const tokensWith = (queries: Queries, serials: readonly string[]) =>
  queries
    .selectFrom('authenticators')
    .select('serial')
    .where('serial', '!=', sql.lit(''))
    .where('serial', 'in', serials);

/** Removes a pending key whose 24 hours are over. */
export const dropExpiredPending = async (
  queries: Queries,
  account: AccountId,
  now: number,
): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .where('state', '=', pending)
    .where('expires_at', '<=', now)
    .execute();
};

/** Removes a pending key, expired or not. */
export const dropPending = async (queries: Queries, account: AccountId): Promise<void> => {
  await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .where('state', '=', pending)
    .execute();
};

/** Removes up to so many pending keys, with `until` those alone whose 24 hours were over then; how many it were. */
export const dropSomePending = async (queries: Queries, most: number, until?: number): Promise<number> => {
  const { numDeletedRows } = await queries
    .deleteFrom('authenticators')
    .where('id', 'in', (of) =>
      of
        .selectFrom('authenticators')
        .select('id')
        .where('state', '=', pending)
        .$if(until !== undefined, (query) => query.where('expires_at', '<=', until ?? 0))
        .limit(most),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
};

export const insertAuthenticator = async (queries: Queries, row: AuthenticatorRow): Promise<void> => {
  await queries.insertInto('authenticators').values(row).execute();
};

/** Makes a pending key the confirmed one, consuming the step; true when this call did it. */
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
    .where('state', '=', pending)
    .where('expires_at', '>', now)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Consumes a time step: of two that try at once, one changes the row. A burnt step changes none. */
export const consumeStep = async (
  queries: Queries,
  id: AuthenticatorId,
  step: number,
  now: number,
): Promise<boolean> => {
  return (await takeStep(queries, id, step, now)).numAffectedRows === 1n;
};

const takeStep = prepared((queries, id: AuthenticatorId, step: number, now: number) =>
  queries
    .updateTable('authenticators')
    .set({ last_step: step, last_used_at: now })
    .where('id', '=', id)
    .where('state', '=', confirmed)
    .where('last_step', '<', step)
    .where((of) => of.not(of.exists(burntStep(queries, id, step)))),
);

/** Consumes two steps in a row by the second of them and stores what they tell of the clock; true when this call did. */
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
    .where('state', '=', confirmed)
    .where('last_step', '<', second - 1)
    .where((of) => of.not(of.exists(burntStep(queries, id, second - 1))))
    .where((of) => of.not(of.exists(burntStep(queries, id, second))))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const burntStep = (queries: Queries, id: AuthenticatorId, step: number) =>
  queries
    .selectFrom('burnt_steps')
    .select('step')
    .where('authenticator_id', '=', id)
    .where('step', '=', step);

/** Burns a step: no code of it ever signs in. True when this call did it. */
export const burnStep = async (queries: Queries, id: AuthenticatorId, step: number): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('burnt_steps')
    .values({ authenticator_id: id, step })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** The burnt steps of an authenticator. */
export const burntStepsOf = async (queries: Queries, id: AuthenticatorId): Promise<Set<number>> => {
  const rows = await queries
    .selectFrom('burnt_steps')
    .select('step')
    .where('authenticator_id', '=', id)
    .execute();
  return new Set(rows.map(({ step }) => step));
};

/** Drops an authenticator's burnt steps before one that is long past. */
export const dropBurntSteps = async (
  queries: Queries,
  id: AuthenticatorId,
  before: number,
): Promise<void> => {
  await queries
    .deleteFrom('burnt_steps')
    .where('authenticator_id', '=', id)
    .where('step', '<', before)
    .execute();
};

/** Names an authenticator of an account; true when it is there. */
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
    .where('state', '=', confirmed)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Removes one confirmed authenticator of an account; true when this call did it. */
export const removeAuthenticator = async (
  queries: Queries,
  account: AccountId,
  id: AuthenticatorId,
): Promise<boolean> => {
  const { numDeletedRows } = await queries
    .deleteFrom('authenticators')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('state', '=', confirmed)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

/** Consumes a recovery code, by its hash under every data key; true when it was there and unused. */
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

/** Puts a whole new set in place of the old one. */
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

/** When the present set of recovery codes was made, or null without one. */
export const recoveryCodesMadeAt = async (queries: Queries, account: AccountId): Promise<number | null> => {
  const row = await queries
    .selectFrom('recovery_codes')
    .select('created_at')
    .where('account_id', '=', account)
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
};

/** Removes every authenticator and recovery code of an account; tells whether there was an authenticator, pending or not. */
export const removeTwoFactor = async (queries: Queries, account: AccountId): Promise<boolean> => {
  await queries.deleteFrom('recovery_codes').where('account_id', '=', account).execute();
  const { numDeletedRows } = await queries
    .deleteFrom('authenticators')
    .where('account_id', '=', account)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** The accounts that have an authenticator in a state; a pending one must not have expired at `now`. */
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

/** The next authenticators behind an id. */
export const authenticatorsAfter = (
  queries: Queries,
  after: AuthenticatorId | '',
  limit: number,
): Promise<AuthenticatorRow[]> =>
  queries
    .selectFrom('authenticators')
    .selectAll()
    .where('id', '>', after as AuthenticatorId)
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
