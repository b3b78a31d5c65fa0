import { sql } from 'kysely';
import { ableManagers } from '../accounts/able-managers';
import type { Queries, StoreTransaction } from '../store/schema';
import { RestoreRefused } from './restore-refused';
import { restoreRules } from './restore-rules';

const canManage = async (queries: Queries): Promise<boolean> =>
  (await ableManagers(queries).limit(1).executeTakeFirst()) !== undefined;

/**
 * If the stricter of both stores leaves no manager who can sign in, the managers of today stay as they are. Returns whether
 * they had to. Throws RestoreRefused if none of them is in the backup.
 */
export const keepAManager = async (restored: StoreTransaction, today: Queries): Promise<boolean> => {
  if (await canManage(restored)) return false;
  const ids = (await ableManagers(today).execute()).map(({ id }) => id);
  // Nobody can manage today either: a restore makes that no worse.
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
  if (!(await canManage(restored))) throw new RestoreRefused('no-manager-left');
  return true;
};

/** What the stricter side would win takes today's value; what only grows stays. */
const stricterColumns = Object.entries(restoreRules.accounts.columns)
  .filter(([, [winner]]) => winner !== 'backup' && winner !== 'larger')
  .map(([column]) => sql`${sql.ref(column)} = ${sql.ref(`now.${column}`)}`);
