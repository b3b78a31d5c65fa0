import { type RawBuilder, sql } from 'kysely';
import { type Portal, type Role, roleOpensPortal, roles } from '../../shared/access';
import type { AccountId } from '../../shared/ids';
import { type StaffCursor } from '../../shared/ipc/staff-search';
import {
  type SortDirection,
  type StaffFilter,
  type StaffSort,
  twoFactorStates,
} from '../../shared/staff-list';
import type { Queries } from '../database/schema';
import type { Account } from './account-repository';

/** Whom to find: the filter, with its text as beginnings of words. */
export interface Wanted extends Omit<StaffFilter, 'text'> {
  readonly terms: readonly string[];
  /** Whether usernames are searched as well as names. */
  readonly inUsernames: boolean;
}

/** In what order, from where on. */
export interface PageAt {
  readonly sort: StaffSort;
  readonly direction: SortDirection;
  readonly after: StaffCursor | null;
  readonly skip: number;
  readonly limit: number;
}

type Condition = RawBuilder<boolean>;
type Facts = Pick<
  Account,
  'name_key' | 'username_key' | 'role' | 'active' | 'two_factor' | 'last_sign_in_at'
>;

/** What each order is by, before name and id. */
const sortColumns: Readonly<Record<StaffSort, keyof Facts>> = {
  name: 'name_key',
  username: 'username_key',
  role: 'role',
  status: 'active',
  'two-factor': 'two_factor',
  'last-sign-in': 'last_sign_in_at',
};

/** The columns of an order; the last one, the id, makes it one. */
const orderOf = (sort: StaffSort): (keyof Facts | 'id')[] =>
  sort === 'name' || sort === 'username' ? [sortColumns[sort], 'id'] : [sortColumns[sort], 'name_key', 'id'];

/** Where the rows come from: the accounts themselves, or the words that they are searched by. */
const source = ({ terms }: Wanted) =>
  terms.length === 0
    ? { table: sql.table('accounts'), id: sql.ref<AccountId>('accounts.id') }
    : { table: sql.table('account_words'), id: sql.ref<AccountId>('account_words.account_id') };

// A page's filters are said by what they leave out. An equality would tempt a planner into the index of that column and a sort
// of all that it finds, where the index of the wanted order holds every column that is asked about.
const leavesOut = <T extends string | number>(column: keyof Facts, values: readonly T[]): Condition[] =>
  values.length === 0 ? [] : [sql<boolean>`${sql.ref(column)} not in (${sql.join(values)})`];

/** The same said by what it keeps: a count has no order, and reads no more of an index than who is kept. */
const keeps = <T extends string | number>(
  column: keyof Facts,
  all: readonly T[],
  leftOut: readonly T[],
): Condition[] =>
  leftOut.length === 0
    ? []
    : [sql<boolean>`${sql.ref(column)} in (${listed(all.filter((value) => !leftOut.includes(value)))})`];

/** A list of values; nothing is in the one of none. */
const listed = (values: readonly (string | number)[]) => (values.length === 0 ? sql`null` : sql.join(values));

const rolesLeftOut = (role: Role | null, portal: Portal | null): Role[] =>
  roles.filter(
    (one) => (role !== null && one !== role) || (portal !== null && !roleOpensPortal(one, portal)),
  );

/** Text behind every other that begins with this one. */
const endOf = (term: string): string => `${term}\u{10ffff}`;

const begins = (table: string, term: string): Condition =>
  sql<boolean>`${sql.ref(`${table}.word`)} >= ${term} and ${sql.ref(`${table}.word`)} < ${endOf(term)}`;

/** What the filters beside the text let through. */
const filtersOf = (
  { role, portal, active, twoFactor, terms }: Wanted,
  purpose: 'page' | 'count',
): Condition[] => {
  const said = <T extends string | number>(
    column: keyof Facts,
    all: readonly T[],
    leftOut: readonly T[],
  ): Condition[] =>
    purpose === 'count' && terms.length === 0 ? keeps(column, all, leftOut) : leavesOut(column, leftOut);
  return [
    ...said('role', roles, rolesLeftOut(role, portal)),
    ...said('active', [0, 1], active === null ? [] : [active ? 0 : 1]),
    ...said(
      'two_factor',
      twoFactorStates,
      twoFactorStates.filter((state) => twoFactor !== null && state !== twoFactor),
    ),
  ];
};

const conditionsOf = (wanted: Wanted, purpose: 'page' | 'count'): Condition[] => {
  const [driver, ...others] = wanted.terms;
  const counted = wanted.inUsernames ? 'shared' : 'name_shared';
  const conditions: Condition[] = [];
  if (driver !== undefined)
    conditions.push(
      begins('account_words', driver),
      sql<boolean>`${sql.ref(`account_words.${counted}`)} < ${driver.length}`,
    );
  // Who is found by one of the other words need not be found by it once: where all words are searched, their index says all.
  for (const term of others)
    conditions.push(
      sql<boolean>`exists (select 1 from account_words as other where other.account_id = account_words.account_id
        and ${begins('other', term)}${wanted.inUsernames ? sql`` : sql` and other.name_shared < ${term.length}`})`,
    );
  return [...conditions, ...filtersOf(wanted, purpose)];
};

const where = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;

const columnsOf = (wanted: Wanted, sort: StaffSort) =>
  orderOf(sort).map((column) => (column === 'id' ? source(wanted).id : sql.ref(column)));

const behind = (wanted: Wanted, { sort, direction, after }: PageAt): Condition[] => {
  if (after === null) return [];
  const values = orderOf(sort).map((column, index) =>
    column === 'id' ? after.accountId : index === 0 ? after.key : after.name,
  );
  const comparison = direction === 'ascending' ? sql`>` : sql`<`;
  return [sql<boolean>`(${sql.join(columnsOf(wanted, sort))}) ${comparison} (${sql.join(values)})`];
};

/** A row of a page; and, where it was asked for, how many match in all. */
export interface PageRow {
  readonly id: AccountId;
  readonly found?: number;
}

/** The statement that finds the ids of a page; `counted` counts all who match on the way. */
export const pageStatement = (wanted: Wanted, page: PageAt, counted = false): RawBuilder<PageRow> => {
  const { table, id } = source(wanted);
  const direction = page.direction === 'ascending' ? sql`asc` : sql`desc`;
  const order = columnsOf(wanted, page.sort).map((column) => sql`${column} ${direction}`);
  return sql<PageRow>`select ${id} as id${counted ? sql`, count(*) over () as found` : sql``} from ${table}
    ${where([...conditionsOf(wanted, 'page'), ...behind(wanted, page)])}
    order by ${sql.join(order)} limit ${page.limit} offset ${page.skip}`;
};

/** The statement that counts all who match. */
export const countStatement = (wanted: Wanted): RawBuilder<{ count: number }> =>
  // Without a text whoever is alike is counted already: some rows are added up, however many people there are.
  wanted.terms.length === 0
    ? sql<{
        count: number;
      }>`select coalesce(sum(people), 0) as count from account_counts ${where(conditionsOf(wanted, 'count'))}`
    : sql<{
        count: number;
      }>`select count(*) as count from account_words ${where(conditionsOf(wanted, 'count'))}`;

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
const countedAtMost = 20_000;

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

const begunStatement = (term: string, atMost: number): RawBuilder<{ count: number }> =>
  sql<{ count: number }>`select count(*) as count from
    (select 1 as one from account_words where ${begins('account_words', term)} limit ${atMost}) as begun`;
