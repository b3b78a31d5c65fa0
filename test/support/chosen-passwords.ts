import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { AccountId } from '../../shared/ids';

/**
 * Makes the password that a manager gave somebody their own choice, past the app. The app's own step would add a sign-in, an
 * epoch and audit events to every school of the tests.
 */
export const takeAsOwnPassword = async (directory: string, account: AccountId): Promise<void> => {
  const sqlite = new Sqlite(join(directory, 'latchkey.db'), { timeout: 0 });
  const chosen = sqlite.prepare('update accounts set must_choose_password = 0 where id = ?');
  try {
    // The app, which may hold the lock for another window, runs in this thread: waiting here would stop it.
    for (;;)
      try {
        return void chosen.run(account);
      } catch (cause) {
        if (!(cause instanceof Sqlite.SqliteError) || cause.code !== 'SQLITE_BUSY') throw cause;
        await setImmediate();
      }
  } finally {
    sqlite.close();
  }
};
