import { type Migration, Migrator } from 'kysely/migration';
import { StartRefused } from '../platform/start-refused';
import { migrations } from './migrations/migrations';
import type { Store } from './schema';

/**
 * Brings the store to this version's shape, forward only. Calls `beforeChange` once, before the first change to a
 * store that already holds something. Throws StartRefused for a store that a newer version has written.
 */
export const migrate = async (
  store: Store,
  beforeChange: () => Promise<void>,
  known: Readonly<Record<string, Migration>> = migrations,
): Promise<void> => {
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => ({ ...known }) },
  });
  const isNew = !(await store.introspection.getTables()).some(({ name }) => name === 'accounts');
  if (!isNew) {
    const applied = await appliedMigrations(store);
    if (applied.some((name) => !(name in known))) throw new StartRefused('store-from-future');
    if (applied.length < Object.keys(known).length) await beforeChange();
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
};

/** Whether a newer version has written a store that is not new. */
export const isFromFuture = async (store: Store): Promise<boolean> =>
  (await appliedMigrations(store)).some((name) => !(name in migrations));

const appliedMigrations = async (store: Store): Promise<string[]> => {
  const rows = await store
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
};
