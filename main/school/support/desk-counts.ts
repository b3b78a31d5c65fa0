import { type Role, roles } from '../../../shared/access';
import type { AuditLog } from '../audit/audit-log';
import type { Queries } from '../store/schema';
import type { Accounts } from '../accounts/accounts';

type Counts = Map<string, number>;

const countMore = (counts: Counts, key: string, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

const standing = (role: Role, active: number): string => `${role} ${active}`;

/** How much there is of everything: no names, no ids. Accounts and what they have are read some hundreds at a time. */
export const deskCounts = async (
  queries: Queries,
  accounts: Accounts,
  audit: AuditLog,
): Promise<string[]> => {
  const staff: Counts = new Map();
  const authenticators: Counts = new Map();
  for await (const some of accounts.everybody(queries)) {
    for (const { role, active } of some) countMore(staff, standing(role, active), 1);
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last) continue;
    const rows = await queries
      .selectFrom('authenticators')
      .select((of) => ['state', of.fn.countAll<number>().as('count')])
      .where('account_id', '>=', first.id)
      .where('account_id', '<=', last.id)
      .groupBy('state')
      .execute();
    for (const { state, count } of rows) countMore(authenticators, state, Number(count));
  }
  return [
    ...roles.map(
      (role) =>
        `Accounts, ${role}: ${staff.get(standing(role, 1)) ?? 0} active, ${staff.get(standing(role, 0)) ?? 0} inactive`,
    ),
    ...(['confirmed', 'pending'] as const).map(
      (state) => `Authenticators, ${state}: ${authenticators.get(state) ?? 0}`,
    ),
    `Audit events: ${await audit.count(queries)}`,
  ];
};
