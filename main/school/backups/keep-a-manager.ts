import { sql } from 'kysely';
import { ableManagers, independentManagers } from '../accounts/able-managers';
import type { Queries, StoreTransaction } from '../store/schema';
import { RestoreRefused } from './restore-refused';
import { restoreRules } from './restore-rules';

/** Who counts as a manager that can sign in. */
type Rule = typeof ableManagers;

/**
 * If the stricter of both stores leaves no manager who can sign in, the managers of today stay as they are; and if nobody could
 * without another manager's code, the switches of today stay too. Returns whether they had to. Throws RestoreRefused if none
 * of them is in the backup.
 */
export const keepAManager = async (restored: StoreTransaction, today: Queries): Promise<boolean> => {
  const kept = await keep(restored, today, ableManagers);
  return (await keep(restored, today, independentManagers)) || kept;
};

const keep = async (restored: StoreTransaction, today: Queries, rule: Rule): Promise<boolean> => {
  if (await hasAny(restored, rule)) return false;
  const ids = (await rule(today).execute()).map(({ id }) => id);
  // Nobody can today either: a restore makes that no worse.
  if (ids.length === 0) return false;
  const listed = sql.join(ids);
  await sql`
    update main.accounts set ${sql.join(stricterColumns)} from present.accounts as now
    where now.id = accounts.id and now.id in (${listed})`.execute(restored);
  // Nobody of them is locked today, but the backup may say so.
  await sql`delete from main.throttles where subject in (${listed})`.execute(restored);
  await sql`insert into main.throttles select * from present.throttles where subject in (${listed})`.execute(
    restored,
  );
  if (rule === independentManagers && !(await hasAny(restored, rule)))
    await sql`
      update main.school set supervised_enrolment = now.supervised_enrolment,
        require_two_factor_office = now.require_two_factor_office from present.school as now`.execute(
      restored,
    );
  if (!(await hasAny(restored, rule))) throw new RestoreRefused('no-manager-left');
  return true;
};

const hasAny = async (queries: Queries, rule: Rule): Promise<boolean> =>
  (await rule(queries).limit(1).executeTakeFirst()) !== undefined;

/** What the stricter side would win takes today's value; what only grows stays. */
const stricterColumns = Object.entries(restoreRules.accounts.columns)
  .filter(([, [winner]]) => winner !== 'backup' && winner !== 'larger')
  .map(([column]) => sql`${sql.ref(column)} = ${sql.ref(`now.${column}`)}`);
