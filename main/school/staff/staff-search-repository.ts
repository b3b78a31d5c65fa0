import type { AccountId } from '../../../shared/ids';
import { type StaffCursor } from '../../../shared/ipc/staff-search';
import type { StaffSort } from '../../../shared/staff-list';
import type { Queries } from '../store/schema';
import type { Account } from '../accounts/account-repository';
import {
  begunStatement,
  countStatement,
  type PageAt,
  type PageRow,
  pageStatement,
  sortColumns,
  type Wanted,
} from './staff-search-statements';

/** The accounts of a page, in its order. */
export const findPage = async (queries: Queries, wanted: Wanted, page: PageAt): Promise<Account[]> => {
  const { rows } = await pageStatement(await rarestFirst(queries, wanted), page).execute(queries);
  return accountsOf(queries, rows);
};

/** The first accounts of all who match, and how many do. */
export const findFirst = async (
  queries: Queries,
  wanted: Wanted,
  order: Pick<PageAt, 'sort' | 'direction' | 'limit'>,
): Promise<{ readonly accounts: Account[]; readonly total: number }> => {
  // To look up the other words of everybody whom the first one finds takes longest: it is done once. Without others the words are
  // counted in less time than their rows could be kept for it.
  const counted = wanted.terms.length > 1;
  const first = { ...order, after: null, skip: 0 };
  const { rows } = await pageStatement(await rarestFirst(queries, wanted), first, counted).execute(queries);
  const found = rows[0]?.found;
  return {
    accounts: await accountsOf(queries, rows),
    total:
      rows.length < order.limit
        ? rows.length
        : found === undefined
          ? await countFound(queries, wanted)
          : Number(found),
  };
};

/** How many match. */
export const countFound = async (queries: Queries, wanted: Wanted): Promise<number> =>
  Number((await countStatement(wanted).execute(queries)).rows[0]?.count ?? 0);

const accountsOf = (queries: Queries, rows: readonly PageRow[]): Promise<Account[]> =>
  findByIds(
    queries,
    rows.map(({ id }) => id),
  );

/** The accounts with these ids, in their order; an id that nobody has is passed over. */
export const findByIds = async (queries: Queries, ids: readonly AccountId[]): Promise<Account[]> => {
  const byId = new Map<AccountId, Account>();
  for (let from = 0; from < ids.length; from += idsAtOnce)
    for (const account of await queries
      .selectFrom('accounts')
      .selectAll()
      .where('id', 'in', ids.slice(from, from + idsAtOnce))
      .execute())
      byId.set(account.id, account);
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const idsAtOnce = 500;

/** Where a page that ends with this account is gone on with. */
export const cursorOf = (account: Account, sort: StaffSort): StaffCursor => ({
  key: account[sortColumns[sort]],
  name: account.name_key,
  accountId: account.id,
});

/** Words that are counted at most to find the rarest term, all terms together: what is commoner is alike. */
const countedAtMost = 8_000;

/** Of several terms the one that fewest words begin with finds; the others are looked up for who is found. */
const rarestFirst = async (queries: Queries, wanted: Wanted): Promise<Wanted> => {
  if (wanted.terms.length < 2) return wanted;
  let [rarest = ''] = wanted.terms;
  let fewest = Math.floor(countedAtMost / wanted.terms.length);
  // The longest comes first and is the rarest as a rule: of the others no more are counted than it takes to know that.
  for (const term of wanted.terms) {
    const { rows } = await begunStatement(term, fewest).execute(queries);
    const count = Number(rows[0]?.count ?? 0);
    if (count < fewest) [rarest, fewest] = [term, count];
    if (fewest === 0) break;
  }
  return { ...wanted, terms: [rarest, ...wanted.terms.filter((term) => term !== rarest)] };
};
