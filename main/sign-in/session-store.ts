import type { Portal } from '../../shared/access';
import type { AccountId, SessionId } from '../../shared/ids';
import type { WindowId } from '../platform/window-id';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';

/** A signed-in window. Moments are monotonic unless they end in `...At`. */
export interface Session {
  readonly id: SessionId;
  readonly windowId: WindowId;
  readonly portal: Portal;
  readonly accountId: AccountId;
  /** The account's epoch when the session was made; the account's own goes up when its sessions must end. */
  epoch: number;
  readonly begun: number;
  readonly openedWith: 'password' | 'code' | 'recovery-code';
  lastTouched: number;
  /** When the person last showed their own factor. */
  lastStrong: number;
  locked: boolean;
  /** New recovery codes that are on the screen until they are confirmed as saved. */
  shownCodes: readonly string[] | null;
  /** The recovery key of a new owner's sheet, on the screen until it is put away. */
  shownSheet: string | null;
}

/** Live sessions by window. They live in main alone; a renderer holds no token. */
export class SessionStore {
  private readonly byWindow = new Map<WindowId, Session>();

  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** A session that is not yet the window's: it becomes that by `put`, once its row is committed. */
  draft(of: Pick<Session, 'windowId' | 'portal' | 'accountId' | 'epoch' | 'openedWith'>): Session {
    const now = this.clock.monotonic();
    return {
      ...of,
      id: this.newId<SessionId>(),
      begun: now,
      lastTouched: now,
      lastStrong: now,
      locked: false,
      shownCodes: null,
      shownSheet: null,
    };
  }

  put(session: Session): void {
    this.byWindow.set(session.windowId, session);
  }

  find(windowId: WindowId): Session | null {
    return this.byWindow.get(windowId) ?? null;
  }

  /** Removes a session; true for the one that is still the window's. */
  remove(session: Session): boolean {
    if (this.byWindow.get(session.windowId)?.id !== session.id) return false;
    return this.byWindow.delete(session.windowId);
  }

  ofAccount(account: AccountId): Session[] {
    return this.all().filter(({ accountId }) => accountId === account);
  }

  all(): Session[] {
    return [...this.byWindow.values()];
  }
}
