import { sql } from 'kysely';
import type { Store } from '../store/schema';

/** What a store holds, for a preview. */
export interface StoreSummary {
  readonly schoolName: string;
  readonly accounts: number;
  readonly activeAccounts: number;
  readonly authenticators: number;
  readonly auditEvents: number;
  /** The newest audit event; null without one. */
  readonly lastEventAt: number | null;
}

/** Reads a whole store through SQLite's own check and counts what is in it. Throws for a damaged one. */
export const summarise = async (store: Store): Promise<StoreSummary> => {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store);
  if (rows[0]?.integrity_check !== 'ok') throw new Error('The integrity check failed');
  const school = await store.selectFrom('school').select('name').executeTakeFirst();
  const accounts = await store.selectFrom('accounts').select(['active']).execute();
  const authenticators = await store
    .selectFrom('authenticators')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  const events = await store
    .selectFrom('audit_events')
    .select((of) => [of.fn.countAll<number>().as('count'), of.fn.max('occurred_at').as('last')])
    .executeTakeFirstOrThrow();
  return {
    schoolName: school?.name ?? '',
    accounts: accounts.length,
    activeAccounts: accounts.filter(({ active }) => active === 1).length,
    authenticators: Number(authenticators.count),
    auditEvents: Number(events.count),
    lastEventAt: events.last === null ? null : Number(events.last),
  };
};
