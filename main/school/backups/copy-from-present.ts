import { type RawBuilder, sql } from 'kysely';
import type { Schema, StoreTransaction } from '../store/schema';

/** Tables whose rows a restore copies from the present store, which is attached as `present`. */
type CopiedTable =
  | 'authenticators'
  | 'burnt_steps'
  | 'recovery_codes'
  | 'token_stock'
  | 'throttles'
  | 'desks'
  | 'notices'
  | 'sign_in_reports'
  | 'audit_events'
  | 'sign_in_counts';

/** Every column of these tables. The compiler reports a missing one. */
const columns: { readonly [Table in CopiedTable]: Readonly<Record<keyof Schema[Table], true>> } = {
  authenticators: {
    id: true,
    account_id: true,
    state: true,
    kind: true,
    label: true,
    serial: true,
    period_seconds: true,
    sealed_secret: true,
    created_at: true,
    expires_at: true,
    confirmed_at: true,
    last_step: true,
    drift_steps: true,
    last_used_at: true,
    shown_at: true,
  },
  burnt_steps: { authenticator_id: true, step: true },
  recovery_codes: { account_id: true, code_hash: true, created_at: true, consumed_at: true },
  token_stock: { id: true, serial: true, period_seconds: true, sealed_seed: true, created_at: true },
  throttles: {
    subject: true,
    failures: true,
    code_failures: true,
    remaining_wait: true,
    updated_at: true,
  },
  desks: { id: true, high_water_at: true, era: true },
  notices: {
    id: true,
    account_id: true,
    kind: true,
    actor_id: true,
    by_name: true,
    about_id: true,
    host_id: true,
    sequence: true,
    count: true,
    first_at: true,
    occurred_at: true,
    dismissed_at: true,
    hidden_from: true,
    details: true,
  },
  sign_in_reports: { host_id: true, sequence: true, account_id: true, reported_at: true },
  audit_events: {
    host_id: true,
    sequence: true,
    desk_id: true,
    era: true,
    occurred_at: true,
    action: true,
    outcome: true,
    actor_id: true,
    actor_name: true,
    subject_id: true,
    subject_name: true,
    portal: true,
    details: true,
    mac: true,
  },
  sign_in_counts: { quarter_at: true, host_id: true, portal: true, sign_ins: true, failures: true },
};

/** Copies rows of the present store, and returns how many. */
export const copyFromPresent = async (
  trx: StoreTransaction,
  table: CopiedTable,
  where: RawBuilder<unknown>,
  onConflict: RawBuilder<unknown> = sql``,
): Promise<number> => {
  const names = sql.join(Object.keys(columns[table]).map((column) => sql.ref(column)));
  const { numAffectedRows } = await sql`
    insert into ${sql.id('main', table)} (${names})
    select ${names} from ${sql.id('present', table)} where ${where} ${onConflict}`.execute(trx);
  return Number(numAffectedRows ?? 0);
};

/** For a row in both stores, the value to keep of each column. The compiler reports a missing column. */
export type Merge<Table extends keyof Schema, Key extends keyof Schema[Table]> = Readonly<
  Record<Exclude<keyof Schema[Table], Key>, 'larger' | 'present'>
>;

/** The `on conflict` clause that merges such rows. */
export const onConflictMerge = (
  table: CopiedTable,
  key: string,
  merge: Readonly<Record<string, 'larger' | 'present'>>,
) => {
  const assignments = Object.entries(merge).map(([column, which]) => {
    const present = sql.ref(`excluded.${column}`);
    return which === 'present'
      ? sql`${sql.ref(column)} = ${present}`
      : sql`${sql.ref(column)} = max(${sql.ref(`${table}.${column}`)}, ${present})`;
  });
  return sql`on conflict (${sql.ref(key)}) do update set ${sql.join(assignments)}`;
};
