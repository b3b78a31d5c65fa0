import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { OwnAccount } from '../../shared/ipc/own-account-contract';
import type { SignedIn } from '../shell/room';
import type { DeskHealth } from './health-store';

/** Something that the person had better do. */
export type Todo =
  | { readonly kind: 'owner-sheet' }
  | { readonly kind: 'backup-failed' }
  | { readonly kind: 'backup-old'; readonly newestAt: number }
  | { readonly kind: 'add-colleagues' }
  | { readonly kind: 'turn-on'; readonly which: 'both' | 'office' | 'staff' }
  | { readonly kind: 'set-up-app'; readonly until: number }
  | { readonly kind: 'codes-low'; readonly left: number };

/** Below this a new set of recovery codes is due. */
const fewCodes = 4;

const backupIsOldAfter = 2 * 24 * 60 * 60_000;

/** What this desk itself wants done. Before the first backup nothing is due: it is made by itself. */
const todosOfDesk = ({ sheetIssuedAt, backupFailed, newestBackupAt }: DeskHealth, now: number): Todo[] => {
  const todos: Todo[] = [];
  if (backupFailed) todos.push({ kind: 'backup-failed' });
  else if (newestBackupAt !== null && now - newestBackupAt > backupIsOldAfter)
    todos.push({ kind: 'backup-old', newestAt: newestBackupAt });
  if (sheetIssuedAt === null) todos.push({ kind: 'owner-sheet' });
  return todos;
};

/** What needs doing, the most useful first. `accounts` and `health` are null where nobody asked. */
export const todosFor = (
  state: DeskState,
  { permissions }: SignedIn,
  account: OwnAccount,
  accounts: number | null,
  health: DeskHealth | null,
  now: number,
): Todo[] => {
  const todos = health === null ? [] : todosOfDesk(health, now);
  if (accounts === 1) todos.push({ kind: 'add-colleagues' });
  if (state.portal === 'office' && permissions.includes('manage-options')) {
    const { office, staff } = account.codeRequired;
    if (!office || !staff)
      todos.push({ kind: 'turn-on', which: office ? 'staff' : staff ? 'office' : 'both' });
  }
  const { office, staff } = account.skippableUntil;
  const until = Math.min(office ?? Number.POSITIVE_INFINITY, staff ?? Number.POSITIVE_INFINITY);
  if (until < Number.POSITIVE_INFINITY) todos.push({ kind: 'set-up-app', until });
  if (account.enrolledAt !== null && account.recoveryCodesLeft < fewCodes) {
    todos.push({ kind: 'codes-low', left: account.recoveryCodesLeft });
  }
  return todos;
};
