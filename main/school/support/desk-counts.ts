import { type Role, roles } from '../../../shared/access';
import type { AuditLog } from '../audit/audit-log';
import type { Queries } from '../store/schema';
import type { Accounts } from '../accounts/accounts';

type Counts = Map<string, number>;

const addTo = (counts: Counts, key: string, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};

const keyOf = (role: Role, active: number): string => `${role} ${active}`;

/** Counts accounts, authenticators and audit events, a line each, without names or ids. Reads accounts in batches. */
export const deskCounts = async (
  queries: Queries,
  accounts: Accounts,
  audit: AuditLog,
): Promise<string[]> => {
  const staff: Counts = new Map();
  const authenticators: Counts = new Map();
  for await (const batch of accounts.everybody(queries)) {
    for (const { role, active } of batch) addTo(staff, keyOf(role, active), 1);
    const [first, last] = [batch[0], batch.at(-1)];
    if (!first || !last) continue;
    const rows = await queries
      .selectFrom('authenticators')
      .select((of) => ['state', of.fn.countAll<number>().as('count')])
      .where('account_id', '>=', first.id)
      .where('account_id', '<=', last.id)
      .groupBy('state')
      .execute();
    for (const { state, count } of rows) addTo(authenticators, state, Number(count));
  }
  return [
    ...roles.map(
      (role) =>
        `Accounts, ${role}: ${staff.get(keyOf(role, 1)) ?? 0} active, ${staff.get(keyOf(role, 0)) ?? 0} inactive`,
    ),
    ...(['confirmed', 'given', 'pending'] as const).map(
      (state) => `Authenticators, ${state}: ${authenticators.get(state) ?? 0}`,
    ),
    `Audit events: ${await audit.count(queries)}`,
  ];
};
