import type { Role } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import { ableManagers } from '../accounts/able-managers';
import { isSetUp } from '../factors/is-set-up';
import type { Queries } from '../store/schema';

/** The number of accounts with the same role and state. */
export interface StaffGroup {
  readonly role: Role;
  readonly active: boolean;
  readonly setUp: boolean;
  readonly signedIn: boolean;
  readonly people: number;
}

const groupColumns = ['role', 'active', 'set_up', 'signed_in'] as const;

/** Counts all accounts, active or not, by role and state. */
export const staffGroups = async (queries: Queries): Promise<StaffGroup[]> => {
  const accounts = queries
    .selectFrom('accounts')
    .select((of) => [
      'accounts.role',
      'accounts.active',
      isSetUp(of).as('set_up'),
      of
        .exists(
          of.selectFrom('sessions').select('sessions.id').whereRef('sessions.account_id', '=', 'accounts.id'),
        )
        .as('signed_in'),
    ]);
  const groups = await queries
    .selectFrom(accounts.as('account_states'))
    .select((of) => [...groupColumns, of.fn.countAll<number>().as('people')])
    .groupBy(groupColumns)
    .execute();
  return groups.map(({ role, active, set_up, signed_in, people }) => ({
    role,
    active: active === 1,
    setUp: Boolean(set_up),
    signedIn: Boolean(signed_in),
    people: Number(people),
  }));
};

/** Counts the active accounts with no authenticator but a pending key that has not expired. */
export const countPending = async (queries: Queries, now: number): Promise<number> => {
  const { people } = await queries
    .selectFrom('accounts')
    .select((of) => of.fn.countAll<number>().as('people'))
    .where('active', '=', 1)
    .where((of) => of.not(isSetUp(of)))
    .where('id', 'in', (of) =>
      of
        .selectFrom('authenticators')
        .select('account_id')
        .where('state', '=', 'pending')
        .where('expires_at', '>', now),
    )
    .executeTakeFirstOrThrow();
  return Number(people);
};

/** Counts the active accounts with an authenticator that have enough recovery codes left. */
export const countWithEnoughCodes = async (queries: Queries): Promise<number> => {
  const { people } = await queries
    .selectFrom('accounts')
    .select((of) => of.fn.countAll<number>().as('people'))
    .where('active', '=', 1)
    .where((of) => isSetUp(of))
    .where('id', 'in', (of) =>
      of
        .selectFrom('recovery_codes')
        .select('account_id')
        .where('consumed_at', '=', 0)
        .groupBy('account_id')
        .having((codes) => codes.fn.countAll(), '>=', policy.recoveryCodes.fewLeft),
    )
    .executeTakeFirstOrThrow();
  return Number(people);
};

/** Counts the managers who can manage now and have an authenticator. */
export const countManagersSetUp = async (queries: Queries): Promise<number> => {
  const { people } = await queries
    .selectFrom('accounts')
    .select((of) => of.fn.countAll<number>().as('people'))
    .where('id', 'in', ableManagers(queries))
    .where((of) => isSetUp(of))
    .executeTakeFirstOrThrow();
  return Number(people);
};

/** The active accounts with failures. */
export const activeWithFailures = async (queries: Queries): Promise<AccountId[]> => {
  const accounts = await queries
    .selectFrom('accounts')
    .innerJoin('throttles', 'throttles.subject', 'accounts.id')
    .select('accounts.id')
    .where('accounts.active', '=', 1)
    .execute();
  return accounts.map(({ id }) => id);
};
