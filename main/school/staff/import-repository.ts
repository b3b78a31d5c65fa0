import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import type { ImportBatchTable, Queries } from '../store/schema';
import type { Account } from '../accounts/account-repository';

export type ImportBatchRow = Selectable<ImportBatchTable>;

export const insertBatch = async (queries: Queries, row: ImportBatchRow): Promise<void> => {
  await queries.insertInto('import_batches').values(row).execute();
};

export const insertImported = async (
  queries: Queries,
  batch: string,
  accounts: readonly AccountId[],
): Promise<void> => {
  const rows = accounts.map((account) => ({ account_id: account, batch_id: batch }));
  await queries.insertInto('imported_accounts').values(rows).execute();
};

/** The latest imports, newest first. */
export const latestBatches = (queries: Queries, limit: number): Promise<ImportBatchRow[]> =>
  queries
    .selectFrom('import_batches')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Marks an import as undone; true for the one call that did it. */
export const markUndone = async (queries: Queries, batch: string, now: number): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('import_batches')
    .set({ undone_at: now })
    .where('id', '=', batch)
    .where('undone_at', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The next people whom an import added, after an id. */
export const importedAfter = (
  queries: Queries,
  batch: string,
  after: AccountId | '',
  limit: number,
): Promise<Account[]> =>
  queries
    .selectFrom('imported_accounts')
    .innerJoin('accounts', 'accounts.id', 'imported_accounts.account_id')
    .selectAll('accounts')
    .where('batch_id', '=', batch)
    .where('imported_accounts.account_id', '>', after as AccountId)
    .orderBy('imported_accounts.account_id')
    .limit(limit)
    .execute();

/** The usernames among these that somebody has, in the form under which the store compares them. */
export const takenUsernameKeys = async (queries: Queries, keys: readonly string[]): Promise<Set<string>> => {
  const taken = new Set<string>();
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    const rows = await queries
      .selectFrom('accounts')
      .select('username_key')
      .where('username_key', 'in', keys.slice(from, from + keysAtOnce))
      .execute();
    for (const { username_key } of rows) taken.add(username_key);
    // Other calls come in between.
    await setImmediate();
  }
  return taken;
};

const keysAtOnce = 500;

/**
 * Removes an account that nobody has changed or used: no password, no sign-in, no factor. False for any other account.
 * Nothing else removes accounts.
 */
export const removeUntouched = async (queries: Queries, account: AccountId): Promise<boolean> => {
  const untouched = await queries
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', account)
    .where('version', '=', 1)
    .where('epoch', '=', 1)
    .where('password_hash', '=', '')
    .where('last_sign_in_at', '=', 0)
    .where('id', 'not in', (of) => of.selectFrom('authenticators').select('account_id'))
    // A code or pass counts as a change even if nobody has used it.
    .where('id', 'not in', (of) => of.selectFrom('enrolment_codes').select('account_id'))
    .where('id', 'not in', (of) => of.selectFrom('one_time_passes').select('account_id'))
    .executeTakeFirst();
  if (!untouched) return false;
  for (const table of ['imported_accounts', 'notices'] as const)
    await queries.deleteFrom(table).where('account_id', '=', account).execute();
  await queries.deleteFrom('accounts').where('id', '=', account).execute();
  return true;
};
