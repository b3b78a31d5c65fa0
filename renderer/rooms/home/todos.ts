import { policy } from '../../../shared/policy';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import type { Overview } from '../../../shared/ipc/overview-contract';
import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import type { SignedIn } from '../../client/room';
import type { DeskHealth } from './health-store';

/** A to-do for the person. */
export type Todo =
  | { readonly kind: 'audit-broken' }
  | { readonly kind: 'clock-behind' }
  | { readonly kind: 'backup-failed' }
  | { readonly kind: 'staff-locked'; readonly count: number }
  | { readonly kind: 'backup-old'; readonly newestAt: number }
  | { readonly kind: 'owner-sheet' }
  | { readonly kind: 'add-colleagues' }
  | { readonly kind: 'turn-on'; readonly which: 'both' | 'office' | 'staff' }
  | { readonly kind: 'set-up-app'; readonly until: number }
  | { readonly kind: 'codes-low'; readonly left: number }
  | { readonly kind: 'one-manager' }
  | { readonly kind: 'staff-codes-low'; readonly count: number }
  | { readonly kind: 'key-unprotected' };

const backupIsOldAfter = 2 * 24 * 60 * 60_000;

/** The data behind the to-dos; `overview` and `health` are null for other people, and until they have loaded. */
interface Findings {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
  readonly account: OwnAccount;
  readonly overview: Overview | null;
  readonly health: DeskHealth | null;
  readonly now: number;
}

/** The to-dos of this desk. None is due before the first backup, which the desk makes by itself. */
const todosOfDesk = ({ health, now }: Findings): Todo[] => {
  const todos: Todo[] = [];
  if (health === null) return todos;
  if (health.auditLogBroken) todos.push({ kind: 'audit-broken' });
  if (health.clockBehind) todos.push({ kind: 'clock-behind' });
  if (health.backupFailed) todos.push({ kind: 'backup-failed' });
  else if (health.newestBackupAt !== null && now - health.newestBackupAt > backupIsOldAfter)
    todos.push({ kind: 'backup-old', newestAt: health.newestBackupAt });
  if (health.sheetIssuedAt === null) todos.push({ kind: 'owner-sheet' });
  return todos;
};

const hasFewCodes = ({ enrolledAt, recoveryCodesLeft }: OwnAccount): boolean =>
  enrolledAt !== null && recoveryCodesLeft < policy.recoveryCodes.fewLeft;

const todosOfOwn = ({ state, signedIn, account }: Findings): Todo[] => {
  const todos: Todo[] = [];
  const { office, staff } = account.codeRequired;
  if (state.portal === 'office' && signedIn.permissions.includes('manage-options') && (!office || !staff))
    todos.push({ kind: 'turn-on', which: office ? 'staff' : staff ? 'office' : 'both' });
  const until = Math.min(
    account.skippableUntil.office ?? Number.POSITIVE_INFINITY,
    account.skippableUntil.staff ?? Number.POSITIVE_INFINITY,
  );
  if (until < Number.POSITIVE_INFINITY) todos.push({ kind: 'set-up-app', until });
  if (hasFewCodes(account)) todos.push({ kind: 'codes-low', left: account.recoveryCodesLeft });
  return todos;
};

const todosOfStaff = ({ account, overview }: Findings): Todo[] => {
  const todos: Todo[] = [];
  if (overview === null) return todos;
  const { managersSetUp, lowOnCodes } = overview.staff;
  if (overview.accounts > 1 && managersSetUp === 1) todos.push({ kind: 'one-manager' });
  const others = lowOnCodes - (hasFewCodes(account) ? 1 : 0);
  if (others > 0) todos.push({ kind: 'staff-codes-low', count: others });
  return todos;
};

/** The to-dos, most useful first. */
export const todosFor = (findings: Findings): Todo[] => {
  const { overview, health } = findings;
  const locked = overview?.staff.locked ?? 0;
  return [
    // First: somebody stands at the desk and can't sign in.
    ...(locked > 0 ? [{ kind: 'staff-locked', count: locked } as const] : []),
    ...todosOfDesk(findings),
    ...(overview?.accounts === 1 ? [{ kind: 'add-colleagues' } as const] : []),
    ...todosOfOwn(findings),
    ...todosOfStaff(findings),
    ...(health?.keyUnprotected ? [{ kind: 'key-unprotected' } as const] : []),
  ];
};
