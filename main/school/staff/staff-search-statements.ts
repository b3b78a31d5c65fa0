import { type RawBuilder, sql } from 'kysely';
import { type Portal, type Role, roleOpensPortal, roles } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import { type StaffCursor } from '../../../shared/ipc/staff-search';
import {
  type SortDirection,
  type StaffFilter,
  type StaffSort,
  twoFactorStates,
} from '../../../shared/staff-list';
import { numberPlannedOnce } from '../store/prepared';
import type { Account } from '../accounts/account-repository';
import { initialsOf } from '../accounts/search-words';

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
export const sortColumns: Readonly<Record<StaffSort, keyof Facts>> = {
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

/** Most of whom one word finds lack an initial of the others: it stands in the row, where a word has to be looked up. */
const hasInitials = ({ inUsernames }: Wanted, terms: readonly string[]): Condition => {
  const initials = initialsOf(terms);
  const column = sql.ref(inUsernames ? 'account_words.initials' : 'account_words.name_initials');
  return sql<boolean>`(${column} & ${initials}) = ${initials}`;
};

/**
 * The term of a search for one or two letters and nothing else, null for any other search. It finds the most people: they stand in
 * the order by name in an index of their own, and are counted. Plain letters alone: SQL counts others differently.
 */
const shortTermOf = (wanted: Wanted): string | null => {
  const [term = '', ...others] = wanted.terms;
  const isShort = others.length === 0 && /^[a-z0-9]{1,2}$/u.test(term);
  return isShort && filtersOf(wanted, 'page').length === 0 ? term : null;
};

/** A beginning as the indexes of short terms have it. With a bare term it would be planned anew each time, with a cast one not found. */
const beginsShort = (term: string): Condition => {
  const beginning = (of: RawBuilder<unknown>) => sql`substr(${of}, 1, ${sql.lit(term.length)})`;
  return sql<boolean>`${beginning(sql.ref('account_words.word'))} = ${beginning(sql`${term}`)}`;
};

/** One word of everybody whom a term finds; what a short one's indexes hold is written out. */
const finds = ({ inUsernames }: Wanted, term: string, short: boolean): Condition[] => [
  short ? beginsShort(term) : begins('account_words', term),
  sql<boolean>`${sql.ref(inUsernames ? 'account_words.shared' : 'account_words.name_shared')} < ${
    short ? sql.lit(term.length) : numberPlannedOnce(term.length)
  }`,
];

const conditionsOf = (wanted: Wanted, purpose: 'page' | 'count', short = false): Condition[] => {
  const [driver, ...others] = wanted.terms;
  const conditions: Condition[] = [];
  if (driver !== undefined) conditions.push(...finds(wanted, driver, short));
  if (others.length > 0) conditions.push(hasInitials(wanted, others));
  // Who is found by one of the other words need not be found by it once: where all words are searched, their index says all.
  for (const term of others)
    conditions.push(
      sql<boolean>`exists (select 1 from account_words as other where other.account_id = account_words.account_id
        and ${begins('other', term)}${wanted.inUsernames ? sql`` : sql` and other.name_shared < ${numberPlannedOnce(term.length)}`})`,
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
  const short = page.sort === 'name' && shortTermOf(wanted) !== null;
  return sql<PageRow>`select ${id} as id${counted ? sql`, count(*) over () as found` : sql``} from ${table}
    ${where([...conditionsOf(wanted, 'page', short), ...behind(wanted, page)])}
    order by ${sql.join(order)} limit ${numberPlannedOnce(page.limit)} offset ${page.skip}`;
};

/** The statement that counts all who match; no row is none. */
export const countStatement = (wanted: Wanted): RawBuilder<{ count: number }> => {
  type Counted = { count: number };
  const short = shortTermOf(wanted);
  if (short !== null)
    return sql<Counted>`select ${sql.ref(wanted.inUsernames ? 'people' : 'people_by_name')} as count from word_counts
      where beginning = ${short}`;
  const conditions = where(conditionsOf(wanted, 'count'));
  // Without a text whoever is alike is counted already: some rows are added up, however many people there are.
  return wanted.terms.length === 0
    ? sql<Counted>`select coalesce(sum(people), 0) as count from account_counts ${conditions}`
    : sql<Counted>`select count(*) as count from account_words ${conditions}`;
};

/** The statement that counts the words that begin with a term, so many at most. */
export const begunStatement = (term: string, atMost: number): RawBuilder<{ count: number }> =>
  sql<{ count: number }>`select count(*) as count from
    (select 1 as one from account_words where ${begins('account_words', term)} limit ${numberPlannedOnce(atMost)}) as begun`;
