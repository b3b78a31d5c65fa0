import { setImmediate } from 'node:timers/promises';
import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import type { ImportBatchTable, Queries, Schema } from '../store/schema';
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

/** The columns of the store that name an account, as `table.column`. */
type AccountColumn = {
  [Table in keyof Schema]: {
    [Column in keyof Schema[Table]]: [Schema[Table][Column]] extends [AccountId]
      ? `${Table}.${Column & string}`
      : never;
  }[keyof Schema[Table]];
}[keyof Schema];

/** A row in one of these has been given to the account, or tells of it. The compiler asks for the column of a new table. */
const traces: Readonly<Record<Exclude<AccountColumn, 'accounts.id' | 'imported_accounts.account_id'>, true>> =
  {
    'authenticators.account_id': true,
    'recovery_codes.account_id': true,
    'enrolment_codes.account_id': true,
    'enrolment_codes.given_by': true,
    'one_time_passes.account_id': true,
    'one_time_passes.given_by': true,
    'sessions.account_id': true,
    'notices.account_id': true,
    'sign_in_reports.account_id': true,
  };

/** The queries that find a row about the account. The log tells of every account that it was added. */
const tracesOf = (account: AccountId) => [
  ...Object.keys(traces).map((column) => {
    const [table = ''] = column.split('.');
    return sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${account}`;
  }),
  sql`select 1 from throttles where subject = ${account}`,
  sql`select 1 from audit_events where subject_id = ${account} and action <> 'staff.added'`,
];

/**
 * Removes an account that nobody has changed or used, and to whom nothing was given or happened since its import. False for any
 * other account. Nothing else removes accounts.
 */
export const removeUntouched = async (queries: Queries, account: AccountId): Promise<boolean> => {
  let untouched = queries
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', account)
    .where('version', '=', 1)
    .where('epoch', '=', 1)
    .where('password_hash', '=', '')
    .where('last_sign_in_at', '=', 0);
  for (const rows of tracesOf(account)) untouched = untouched.where(sql<boolean>`not exists (${rows})`);
  if (!(await untouched.executeTakeFirst())) return false;
  await queries.deleteFrom('imported_accounts').where('account_id', '=', account).execute();
  await queries.deleteFrom('accounts').where('id', '=', account).execute();
  return true;
};
