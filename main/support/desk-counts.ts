import type { Account } from '../staff/accounts';
import type { Queries } from '../database/schema';

/** How much there is of everything: no names, no ids. */
export const deskCounts = async (queries: Queries, staff: readonly Account[]): Promise<string[]> => {
  const authenticators = await queries
    .selectFrom('authenticators')
    .select((of) => ['state', of.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const events = await queries
    .selectFrom('audit_events')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const having = (role: Account['role'], active: number): number =>
    staff.filter((account) => account.role === role && account.active === active).length;
  return [
    ...(['manager', 'front-desk', 'instructor'] as const).map(
      (role) => `Accounts, ${role}: ${having(role, 1)} active, ${having(role, 0)} inactive`,
    ),
    ...authenticators.map(({ state, count }) => `Authenticators, ${state}: ${Number(count)}`),
    `Audit events: ${Number(events.count)}`,
  ];
};
