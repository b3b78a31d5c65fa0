import { type Permission, roleHolds } from '../../../shared/access';
import type { PlainErrorCode } from '../../../shared/result';
import type { Accounts } from '../accounts/accounts';
import type { Person } from '../audit/audit-log';
import type { Queries } from '../store/schema';

/** A restore that must not happen. Nothing has changed. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';

  constructor(
    readonly code: Extract<PlainErrorCode, 'no-session' | 'permission-refused' | 'no-manager-left'>,
  ) {
    super(
      code === 'no-manager-left'
        ? 'No manager who can sign in would be left. Make somebody a manager who is in the backup too, then restore it.'
        : 'Whoever asked for this may not restore, or not any more.',
    );
  }
}

/** The manager who restores, with the epoch that their account had when they were admitted. */
export interface Restorer extends Person {
  readonly epoch: number;
}

const needed: Permission = 'manage-backups';

/** Judges the manager again, by the present data. Throws RestoreRefused. */
export const judgeRestorer = async (
  accounts: Accounts,
  present: Queries,
  { id, epoch }: Restorer,
): Promise<void> => {
  const account = await accounts.find(present, id);
  if (account?.active !== 1 || account.epoch !== epoch) throw new RestoreRefused('no-session');
  if (!roleHolds(account.role, needed)) throw new RestoreRefused('permission-refused');
};
