import { sql } from 'kysely';
import type { Store } from '../store/schema';

/** A store's content in numbers, for a preview. */
export interface StoreSummary {
  readonly schoolName: string;
  readonly accounts: number;
  readonly activeAccounts: number;
  readonly authenticators: number;
  readonly auditEvents: number;
  /** When the newest audit event happened, in UTC milliseconds; null without one. */
  readonly lastEventAt: number | null;
}

/** Runs SQLite's integrity check on a store and counts its rows. Throws for a damaged store. */
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
