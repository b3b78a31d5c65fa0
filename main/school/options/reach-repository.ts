import type { Role } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import { ableManagers } from '../accounts/able-managers';
import { isSetUp } from '../factors/is-set-up';
import type { Queries } from '../store/schema';

/** A count of active accounts by role and authenticator. */
export interface ReachGroup {
  readonly role: Role;
  readonly setUp: boolean;
  readonly people: number;
}

/** Counts the active accounts by role and by whether they have an authenticator. */
export const reachGroups = async (queries: Queries): Promise<ReachGroup[]> => {
  const accounts = queries
    .selectFrom('accounts')
    .select((of) => ['accounts.role', isSetUp(of).as('set_up')])
    .where('accounts.active', '=', 1);
  const groups = await queries
    .selectFrom(accounts.as('active'))
    .select((of) => ['role', 'set_up', of.fn.countAll<number>().as('people')])
    .groupBy(['role', 'set_up'])
    .execute();
  return groups.map(({ role, set_up, people }) => ({
    role,
    setUp: Boolean(set_up),
    people: Number(people),
  }));
};

/** The people of a pre-flight: they have one of these roles and no app. */
export interface Asked {
  readonly roles: readonly Role[];
  /** Only people who can't sign in yet. An imported account has no password until a manager sets one. */
  readonly withoutPassword: boolean;
}

const askedAccounts = (queries: Queries, { roles, withoutPassword }: Asked) =>
  queries
    .selectFrom('accounts')
    .where('active', '=', 1)
    // Unlike `in`, this also holds in PostgreSQL when there is no role.
    .where((of) => of.or(roles.map((role) => of('role', '=', role))))
    .where((of) => of.not(isSetUp(of)))
    .$if(withoutPassword, (query) => query.where('password_hash', '=', ''));

export const countAsked = async (queries: Queries, asked: Asked): Promise<number> => {
  const { people } = await askedAccounts(queries, asked)
    .select((of) => of.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return Number(people);
};

/** The person after whom the next page begins, by folded name. */
export interface NamePlace {
  readonly name: string;
  readonly accountId: AccountId;
}

/** The next people by name; `after` null begins with the first. */
export const askedByName = (queries: Queries, asked: Asked, after: NamePlace | null, limit: number) =>
  askedAccounts(queries, asked)
    .select(['id', 'name', 'name_key'])
    .$if(after !== null, (query) =>
      query.where((of) =>
        of(of.refTuple('name_key', 'id'), '>', of.tuple(after?.name ?? '', after?.accountId as AccountId)),
      ),
    )
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit)
    .execute();

/** The managers who can manage now, and whether each has an authenticator. */
export const ableManagersStanding = async (
  queries: Queries,
): Promise<{ readonly id: AccountId; readonly setUp: boolean }[]> => {
  const managers = await ableManagers(queries)
    .select((of) => isSetUp(of).as('set_up'))
    .execute();
  return managers.map(({ id, set_up }) => ({ id, setUp: Boolean(set_up) }));
};

/** Whether an account is active and has an authenticator. */
export const isActiveAndSetUp = async (queries: Queries, id: AccountId): Promise<boolean> => {
  const row = await queries
    .selectFrom('accounts')
    .select((of) => isSetUp(of).as('set_up'))
    .where('id', '=', id)
    .where('active', '=', 1)
    .executeTakeFirst();
  return Boolean(row?.set_up);
};
