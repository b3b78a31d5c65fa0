import { type RawBuilder, sql } from 'kysely';
import { accessByRole, type Role, roles } from '../../../shared/access';
import type { Schema, StoreTransaction } from '../store/schema';
import { restoreRules, type Winner } from './restore-rules';

// The restored store is the schema `main`; today's store is attached as `present`, where there is one.

type Table = keyof Schema;

/** How a restore applies the rules. */
export interface RuleChoice {
  /** Whether today's store is attached. */
  readonly hasPresent: boolean;
  /** Whether today's log continues the backup's, which proves that today's store is the later one. */
  readonly presentIsLater: boolean;
}

/** Brings every table but the log to the state that its rules name. */
export const applyRules = async (trx: StoreTransaction, choice: RuleChoice): Promise<void> => {
  for (const table of Object.keys(restoreRules) as Table[]) await applyTo(trx, table, choice);
};

const applyTo = async (trx: StoreTransaction, table: Table, choice: RuleChoice): Promise<void> => {
  const { hasPresent } = choice;
  switch (restoreRules[table].rows) {
    case 'log':
      return;
    case 'none':
      return deleteAll(trx, table);
    case 'ended':
      await trx
        .updateTable('sessions')
        .set((of) => ({ ended_at: of.ref('created_at') }))
        .where('ended_at', '=', 0)
        .execute();
      return;
    case 'backup':
      if (hasPresent) await mergeRows(trx, table, choice);
      return;
    case 'both':
      if (!hasPresent) return;
      await mergeRows(trx, table, choice);
      return copy(
        trx,
        table,
        sql`${keyOf(table)} not in (select ${keyOf(table)} from ${sql.id('main', table)})`,
      );
    case 'by-person':
      return hasPresent ? replaceByPerson(trx, table) : undefined;
    case 'with-event':
      return hasPresent ? replaceByPerson(trx, table, eventIsThere) : undefined;
    case 'with-authenticator':
      // Deleting an authenticator has deleted its burnt steps.
      return hasPresent
        ? copy(trx, table, sql`authenticator_id in (select id from main.authenticators)`)
        : undefined;
    case 'today':
      await deleteAll(trx, table);
      return hasPresent ? copy(trx, table, ofSomebodyHere) : undefined;
    case 'today-else-backup':
      if (!hasPresent) return;
      await deleteAll(trx, table);
      return copy(trx, table, sql`true`);
  }
};

/** Conditions on a row of today's store. */
const ofSomebodyHere = sql`account_id in (select id from main.accounts)`;
const eventIsThere = sql`exists (
  select 1 from main.audit_events as kept
  join present.audit_events as now using (host_id, sequence, mac)
  where kept.host_id = sign_in_reports.host_id and kept.sequence = sign_in_reports.sequence)`;

const deleteAll = async (trx: StoreTransaction, table: Table): Promise<void> => {
  await sql`delete from ${sql.id('main', table)}`.execute(trx);
};

const replaceByPerson = async (
  trx: StoreTransaction,
  table: Table,
  condition: RawBuilder<unknown> = sql`true`,
): Promise<void> => {
  await sql`
    delete from ${sql.id('main', table)} where account_id in (select id from present.accounts)`.execute(trx);
  await copy(trx, table, sql`${ofSomebodyHere} and ${condition}`);
};

const copy = async (trx: StoreTransaction, table: Table, where: RawBuilder<unknown>): Promise<void> => {
  const names = sql.join(Object.keys(restoreRules[table].columns).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.id('main', table)} (${names})
    select ${names} from ${sql.id('present', table)} where ${where}`.execute(trx);
};

/** The first column of a table's rules that names the row. Tables whose rows are merged have one. */
const keyOf = (table: Table) => {
  const [column = ''] = Object.keys(restoreRules[table].columns);
  return sql.ref(column);
};

/** Gives each column of the rows in both stores the value of the side that wins. */
const mergeRows = async (trx: StoreTransaction, table: Table, choice: RuleChoice): Promise<void> => {
  const assignments = assignmentsOf(table, choice);
  if (assignments.length === 0) return;
  const [column = ''] = Object.keys(restoreRules[table].columns);
  await sql`
    update ${sql.id('main', table)} set ${sql.join(assignments)}
    from ${sql.id('present', table)} as now
    where ${sql.ref(`now.${column}`)} = ${sql.ref(`${table}.${column}`)}`.execute(trx);
};

const assignmentsOf = (table: Table, choice: RuleChoice): RawBuilder<unknown>[] =>
  Object.entries<readonly [Winner<number> | Winner<Role>, string]>(restoreRules[table].columns).flatMap(
    ([column, [winner]]) => {
      const value = valueOf(winner, table, column, choice);
      return value === null ? [] : [sql`${sql.ref(column)} = ${value}`];
    },
  );

/** The SQL of a winning value; null if the backup's stays. */
const valueOf = (
  winner: Winner<number> | Winner<Role>,
  table: Table,
  column: string,
  { presentIsLater }: RuleChoice,
): RawBuilder<unknown> | null => {
  const then = sql.ref(`${table}.${column}`);
  const now = sql.ref(`now.${column}`);
  switch (winner) {
    case 'row':
    case 'backup':
      return null;
    case 'today':
      return now;
    case 'larger':
      return sql`max(${then}, ${now})`;
    case 'smaller':
      return sql`min(${then}, ${now})`;
    case 'larger-of-later-era':
      return sql`case when now.era = ${sql.ref(`${table}.era`)} then max(${then}, ${now})
        when now.era > ${sql.ref(`${table}.era`)} then ${now} else ${then} end`;
    case 'smaller-where-on':
      return smallerWhereOn(table, column, then, now);
    case 'lower-role':
      return sql`case when ${rankOf(now)} < ${rankOf(then)} then ${now} else ${then} end`;
    case 'newer-password':
      // A clock that was turned back may date today's password before the backup's.
      return presentIsLater
        ? now
        : sql`case when now.password_changed_at >= accounts.password_changed_at then ${now} else ${then} end`;
  }
};

/** A date or grace counts only with its switch: of the store where the switch is on, and the smaller one of both. */
const smallerWhereOn = (
  table: Table,
  column: string,
  then: RawBuilder<unknown>,
  now: RawBuilder<unknown>,
): RawBuilder<unknown> => {
  const required = column.replace(/^.*_(?=[^_]+$)/u, 'require_two_factor_');
  const [isThen, isNow] = [sql.ref(`${table}.${required}`), sql.ref(`now.${required}`)];
  return sql`case when ${isThen} = ${isNow} then min(${then}, ${now}) when ${isNow} = 1 then ${now} else ${then} end`;
};

/** A role as a number: a role with fewer permissions is lower. */
const rankOf = (role: RawBuilder<unknown>): RawBuilder<number> => {
  const ranks = roles.map(
    (one) => sql`when ${sql.lit(one)} then ${sql.lit(accessByRole[one].permissions.length)}`,
  );
  return sql`case ${role} ${sql.join(ranks, sql` `)} end`;
};
