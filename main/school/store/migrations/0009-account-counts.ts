import { type Kysely, sql } from 'kysely';

/** How many accounts there are of each role, status and two-factor state: what the staff list's filters count without a text. */
export const up = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable('account_counts')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('two_factor', 'text', (c) => c.notNull())
    .addColumn('people', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_counts_key', ['role', 'active', 'two_factor'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
  await sql`insert into account_counts select role, active, two_factor, count(*) from accounts group by role, active, two_factor`.execute(
    db,
  );
  for (const trigger of triggers) await trigger.execute(db);
};

const one = (row: 'new' | 'old', by: 1 | -1) =>
  sql`insert into account_counts values (${sql.ref(`${row}.role`)}, ${sql.ref(`${row}.active`)}, ${sql.ref(`${row}.two_factor`)}, ${sql.lit(by)})
    on conflict (role, active, two_factor) do update set people = people + ${sql.lit(by)};`;

/** Whoever writes accounts, and the triggers that follow their authenticators, need not know of the counts. */
const triggers = [
  sql`create trigger account_counts_added after insert on accounts begin ${one('new', 1)} end`,
  sql`create trigger account_counts_removed after delete on accounts begin ${one('old', -1)} end`,
  sql`create trigger account_counts_changed after update of role, active, two_factor on accounts
    when old.role <> new.role or old.active <> new.active or old.two_factor <> new.two_factor
    begin ${one('old', -1)} ${one('new', 1)} end`,
];
