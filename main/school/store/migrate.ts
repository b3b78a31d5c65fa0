import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { StartRefused } from '../platform/start-refused';
import { migrations } from './migrations/migrations';
import type { Store } from './schema';

type Known = Readonly<Record<string, Migration>>;

/**
 * Migrates the store to this version's schema, forward only. Calls `beforeChange` once, before the first change to a store
 * that holds data. Throws StartRefused, before any change, for a store that it can't migrate.
 */
export const migrate = async (
  store: Store,
  beforeChange: () => Promise<void>,
  known: Known = migrations,
): Promise<void> => {
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => ({ ...known }) },
  });
  const age = await ageOf(store, known);
  if (age === 'from-future') throw new StartRefused('store-from-future');
  if (age === 'from-before') throw new StartRefused('store-from-before');
  if (age === 'older') await beforeChange();
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
};

/** Whether a store holds data that this version can't migrate to its schema. */
export const isUnmigratable = async (store: Store): Promise<boolean> =>
  ['from-future', 'from-before'].includes(await ageOf(store, migrations));

/** A store compared with the migrations that this version knows. */
type Age = 'new' | 'older' | 'present' | 'from-future' | 'from-before';

const ageOf = async (store: Store, known: Known): Promise<Age> => {
  const tables = await store.introspection.getTables({ withInternalKyselyTables: true });
  const accounts = tables.find(({ name }) => name === 'accounts');
  if (!accounts) return 'new';
  const applied = tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)
    ? await appliedMigrations(store)
    : [];
  const [first = ''] = Object.keys(known);
  if (!applied.includes(first)) return 'from-before';
  if (applied.some((name) => !(name in known))) return 'from-future';
  // Until the first release we change the first migration in place, so its name doesn't identify the schema.
  if (!accounts.columns.some(({ name }) => name === 'search_text')) return 'from-before';
  return applied.length < Object.keys(known).length ? 'older' : 'present';
};

const appliedMigrations = async (store: Store): Promise<string[]> => {
  const rows = await store
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
};
