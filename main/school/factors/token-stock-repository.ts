import type { Selectable } from 'kysely';
import type { StockTokenId } from '../../../shared/ids';
import type { Queries, TokenStockTable } from '../store/schema';
import { isUnderOlderKey } from './older-key';

export type StockTokenRow = Selectable<TokenStockTable>;

/** The tokens without an owner, by serial number. */
export const listStock = (queries: Queries): Promise<StockTokenRow[]> =>
  queries.selectFrom('token_stock').selectAll().orderBy('serial').execute();

/** A page of the tokens whose seeds are not under a data key, in the order of their ids, after an id. */
export const stockUnderOlderKeys = (
  queries: Queries,
  keyId: number,
  after: string,
  limit: number,
): Promise<StockTokenRow[]> =>
  queries
    .selectFrom('token_stock')
    .selectAll()
    .where('id', '>', after as StockTokenId)
    .where(isUnderOlderKey('sealed_seed', keyId))
    .orderBy('id')
    .limit(limit)
    .execute();

/** Those of the given serial numbers that are in the stock. */
export const stockedSerials = async (queries: Queries, serials: readonly string[]): Promise<Set<string>> => {
  const rows =
    serials.length === 0
      ? []
      : await queries.selectFrom('token_stock').select('serial').where('serial', 'in', serials).execute();
  return new Set(rows.map(({ serial }) => serial));
};

export const findStockToken = (queries: Queries, id: StockTokenId): Promise<StockTokenRow | undefined> =>
  queries.selectFrom('token_stock').selectAll().where('id', '=', id).executeTakeFirst();

export const insertStockToken = async (queries: Queries, row: StockTokenRow): Promise<void> => {
  await queries.insertInto('token_stock').values(row).execute();
};

/** Removes a token from the stock. Returns true for only one of two calls at once. */
export const removeStockToken = async (queries: Queries, id: StockTokenId): Promise<boolean> => {
  const { numDeletedRows } = await queries.deleteFrom('token_stock').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
};

export const replaceSealedSeed = async (
  queries: Queries,
  id: StockTokenId,
  sealed: Buffer,
): Promise<void> => {
  await queries.updateTable('token_stock').set({ sealed_seed: sealed }).where('id', '=', id).execute();
};
