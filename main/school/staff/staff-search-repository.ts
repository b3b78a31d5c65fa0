import { sql, type SelectQueryBuilder, type Selectable } from 'kysely';
import { roleOpensPortal, roles } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import type { StaffCursor } from '../../../shared/ipc/staff-search';
import type { SortDirection, StaffFilter, StaffSort, TwoFactorState } from '../../../shared/staff-list';
import { twoFactorState } from '../accounts/two-factor-state';
import type { AccountTable, Queries } from '../store/schema';

/** An account with the state of its second factor. */
interface StaffTable extends AccountTable {
  two_factor: TwoFactorState;
}
export type StaffAccount = Selectable<StaffTable>;
type Staff = SelectQueryBuilder<{ staff: StaffTable }, 'staff', object>;

/** The conditions of a search; every term has to be contained. */
export interface StaffConditions extends Omit<StaffFilter, 'text'> {
  readonly terms: readonly string[];
  /** Whether usernames are searched as well as names. */
  readonly inUsernames: boolean;
}

export interface StaffPageOptions {
  readonly sort: StaffSort;
  readonly direction: SortDirection;
  readonly after: StaffCursor | null;
  readonly skip: number;
  readonly limit: number;
}

const sortColumns = {
  name: 'name_key',
  username: 'username_key',
  role: 'role',
  status: 'active',
  'two-factor': 'two_factor',
  'last-sign-in': 'last_sign_in_at',
} as const satisfies Readonly<Record<StaffSort, keyof StaffTable>>;

/** The columns of a total order: the id tells two people of one name apart. */
const orderOf = (sort: StaffSort): readonly (keyof StaffTable)[] =>
  sort === 'name' || sort === 'username' ? [sortColumns[sort], 'id'] : [sortColumns[sort], 'name_key', 'id'];

const staffAt = (queries: Queries, now: number) =>
  queries.selectFrom(
    queries.selectFrom('accounts').selectAll().select(twoFactorState(now).as('two_factor')).as('staff'),
  );

/** A pattern for `like ... escape '\'` that finds a text wherever it stands. */
const containing = (term: string): string => `%${term.replace(/[\\%_]/gu, '\\$&')}%`;

const matching = (staff: Staff, conditions: StaffConditions): Staff => {
  const { terms, inUsernames, role, portal, active, twoFactor } = conditions;
  const searched = sql.ref(inUsernames ? 'staff.search_text' : 'staff.name_key');
  let query = staff;
  for (const term of terms)
    query = query.where(sql<boolean>`${searched} like ${containing(term)} escape '\\'`);
  if (role !== null) query = query.where('role', '=', role);
  if (portal !== null) {
    const openers = roles.filter((one) => roleOpensPortal(one, portal));
    query = query.where('role', 'in', openers);
  }
  if (active !== null) query = query.where('active', '=', active ? 1 : 0);
  if (twoFactor !== null) query = query.where('two_factor', '=', twoFactor);
  return query;
};

/** A page of the accounts that match, in its order. */
export const findStaff = (
  queries: Queries,
  conditions: StaffConditions,
  { sort, direction, after, skip, limit }: StaffPageOptions,
  now: number,
): Promise<StaffAccount[]> => {
  const order = orderOf(sort);
  let query = matching(staffAt(queries, now), conditions).selectAll();
  if (after !== null) {
    const values =
      order.length === 2 ? [after.key, after.accountId] : [after.key, after.name, after.accountId];
    const columns = sql.join(order.map((column) => sql.ref(`staff.${column}`)));
    const comparison = direction === 'ascending' ? sql`>` : sql`<`;
    query = query.where(sql<boolean>`(${columns}) ${comparison} (${sql.join(values)})`);
  }
  for (const column of order) query = query.orderBy(column, direction === 'ascending' ? 'asc' : 'desc');
  return query.limit(limit).offset(skip).execute();
};

/** How many accounts match. */
export const countStaff = async (
  queries: Queries,
  conditions: StaffConditions,
  now: number,
): Promise<number> => {
  const row = await matching(staffAt(queries, now), conditions)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** The accounts with these ids, in their order. It skips ids that nobody has. */
export const findStaffByIds = async (
  queries: Queries,
  ids: readonly AccountId[],
  now: number,
): Promise<StaffAccount[]> => {
  const found = await staffAt(queries, now)
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(found.map((account) => [account.id, account]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** The cursor of a page that ends with this account. */
export const cursorOf = (account: StaffAccount, sort: StaffSort): StaffCursor => ({
  key: account[sortColumns[sort]],
  name: account.name_key,
  accountId: account.id,
});
