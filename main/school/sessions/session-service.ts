import type { AccountId, DeskId, SessionId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { AuditChoice } from '../../../shared/audit-event';
import type { AuditLog } from '../audit/audit-log';
import type { DeskTime } from '../store/desk-time';
import type { Store, StoreTransaction } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { Clock } from '../platform/clock';
import { forEvery } from '../platform/for-every';
import type { Logger } from '../platform/logger';
import type { WindowId } from '../platform/window-id';
import type { Account, Accounts } from '../accounts/accounts';
import type { Endings } from './endings';
import { accountOfSession, endLeftOpen, endSession, insertSession, moveToEpoch } from './session-repository';
import { PendingWrites } from './pending-writes';
import { isShift, type Session, type SessionStore } from './session-store';

/** A session together with its account as it is now. */
export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
}

/** A session that counts, with its account as it is now. */
export interface LiveSession extends SignedIn {
  /** Whether the session is locked, or is due to be: reading it does not lock it. */
  readonly locked: boolean;
}

/** The result of judging a session. */
type Verdict =
  | { readonly kind: 'counts' | 'idle'; readonly account: Account }
  | { readonly kind: 'over'; readonly account: Account | null }
  | { readonly kind: 'revoked'; readonly account: Account | null };

const leastIdle = policy.idleLockMinutes.least * 60_000;

type LockedBy = Extract<AuditChoice<'by'>, 'person' | 'idle' | 'system'>;

/** Why a session ended. */
export type SessionEnd = AuditChoice<'why'>;

/** Called when a window's state changes on the school's side. */
export type NotifyWindow = (windowId: WindowId) => void;

/** Dependencies of `SessionService`. */
interface SessionServiceDeps {
  readonly store: Store;
  readonly sessionStore: SessionStore;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly audit: AuditLog;
  readonly endings: Endings;
  readonly clock: Clock;
  readonly time: DeskTime;
  readonly deskId: DeskId;
  readonly notify: NotifyWindow;
  readonly logger: Pick<Logger, 'error'>;
}

/** The life of sessions: create, touch, lock, expire, revoke. */
export class SessionService {
  /** Closed windows. No window ever gets the id of another one. */
  private readonly closed = new Set<WindowId>();
  private readonly pendingWrites: PendingWrites;

  constructor(private readonly deps: SessionServiceDeps) {
    this.pendingWrites = new PendingWrites(deps);
  }

  /** Ends the sessions that the last run left open in the store. */
  endLeftOpen(): Promise<number> {
    return endLeftOpen(this.deps.store, this.deps.deskId, this.deps.time.latest());
  }

  /** Writes a new session and its audit event; `enter` makes it the window's once the transaction has committed. */
  async write(
    queries: StoreTransaction,
    of: Pick<Session, 'windowId' | 'portal' | 'openedWith'>,
    account: Account,
  ): Promise<Session> {
    const session = this.deps.sessionStore.draft({ ...of, accountId: account.id });
    session.signedInAt = (await this.deps.time.present(queries)).at;
    await insertSession(queries, {
      id: session.id,
      account_id: account.id,
      host_id: this.deps.audit.hostId,
      desk_id: this.deps.deskId,
      portal: session.portal,
      epoch: account.epoch,
      created_at: session.signedInAt,
    });
    await this.deps.accounts.noteSignIn(queries, account.id, session.signedInAt);
    session.signInEvent = await this.deps.audit.record(queries, {
      action: 'sign-in.completed',
      actor: account,
      subject: account,
      portal: session.portal,
      details: { with: session.openedWith },
    });
    return session;
  }

  /** Makes a committed session the window's. It replaces a session of the same person that waits there. */
  async enter(session: Session): Promise<void> {
    this.deps.sessionStore.put(session);
    this.deps.endings.forget(session.windowId);
    // The window closed during the password check, so nobody is there to be signed in.
    if (this.closed.has(session.windowId)) return this.closeWindow(session.windowId);
    for (const waiting of this.deps.sessionStore.parkedIn(session.windowId))
      if (waiting.accountId === session.accountId) await this.end(waiting, null, 'replaced');
  }

  /** The window's session, if it still counts: not over, not revoked, its account active and unchanged. Changes nothing. */
  async current(windowId: WindowId): Promise<LiveSession | null> {
    const session = this.deps.sessionStore.find(windowId);
    return session && this.look(session);
  }

  /** Ends the sessions of a window that no longer count, and locks those that are due. */
  async settle(windowId: WindowId): Promise<void> {
    for (const session of this.deps.sessionStore.ofWindow(windowId)) await this.settleOne(session);
  }

  /** Lets the window's session wait, locked, so that somebody else can sign in. */
  async park({ session, account }: SignedIn): Promise<void> {
    await this.lock({ session, account }, 'person');
    for (const dropped of this.deps.sessionStore.park(session)) await this.end(dropped, null, 'replaced');
    this.deps.endings.forget(session.windowId);
  }

  /** Brings a waiting session back to its window, still locked; false when it is not there, or somebody is signed in. */
  resume(windowId: WindowId, id: SessionId): boolean {
    return this.deps.sessionStore.resume(windowId, id) !== null;
  }

  /** The sessions that wait in a window and still count, the latest first. Changes nothing. */
  async waiting(windowId: WindowId): Promise<LiveSession[]> {
    const waiting: LiveSession[] = [];
    for (const session of this.deps.sessionStore.parkedIn(windowId)) {
      const live = await this.look(session);
      if (live) waiting.push(live);
    }
    return waiting;
  }

  /** Restarts the idle timer of a window's session, unless the session is over, or locked or due to be. */
  async touch(windowId: WindowId): Promise<void> {
    await this.settle(windowId);
    const session = this.deps.sessionStore.find(windowId);
    if (session && !session.locked) session.lastTouched = this.deps.clock.monotonic();
  }

  /** Locks a session, whatever the store says: a full disk must not keep a screen open. */
  async lock({ session, account }: SignedIn, by: LockedBy): Promise<void> {
    await this.lockFor(session, account, by);
  }

  /** Ends a session, whatever the store says; its window goes back to the sign-in page. */
  async end(session: Session, account: Account | null, why: SessionEnd): Promise<void> {
    const wasActive = this.deps.sessionStore.isActive(session);
    if (!this.deps.sessionStore.remove(session)) return;
    const unasked = why === 'over' || why === 'revoked';
    if (wasActive && unasked)
      this.deps.endings.remember(session.windowId, {
        because: why === 'over' ? 'session-over' : 'session-revoked',
        username: account?.username ?? '',
      });
    if (unasked) this.deps.notify(session.windowId);
    await this.pendingWrites.add(async (trx, at, late) => {
      const subject = account ?? (await this.deps.accounts.find(trx, session.accountId));
      await endSession(trx, session.id, at);
      await this.deps.audit.record(trx, {
        action: 'session.ended',
        actor: why === 'signed-out' ? subject : null,
        subject,
        portal: session.portal,
        details: { why, ...late },
      });
    });
  }

  /**
   * Lets a session go on after a change of the person's own that ends their other ones. Call it in the transaction of the change:
   * account and session move to the new epoch together, or neither does.
   */
  async keepThrough(trx: StoreTransaction, session: Session, changed: Account): Promise<void> {
    // Throwing takes the change back: something else has ended this session, and it must not come back to life.
    if (!(await moveToEpoch(trx, session.id, changed.epoch)))
      throw new Error('The session does not count under the epoch before the change');
  }

  /**
   * Ends the sessions of an account that a change has made stale, and tells their windows. They would answer nothing
   * anyway: `current` compares the epochs at every call.
   */
  async revokeStale(accountId: AccountId): Promise<void> {
    for (const session of this.deps.sessionStore.ofAccount(accountId)) await this.settleOne(session);
  }

  /** Ends the sessions of a closed window. */
  async closeWindow(windowId: WindowId): Promise<void> {
    this.closed.add(windowId);
    for (const session of this.deps.sessionStore.ofWindow(windowId))
      await this.end(session, null, 'window-closed');
    this.deps.endings.forget(windowId);
  }

  /** Locks every open session and notifies its window, because the computer sleeps or its screen was locked. */
  async lockAll(): Promise<void> {
    // All of them at once: each is locked before the first one's event is written.
    await Promise.all(this.deps.sessionStore.all().map((session) => this.lockFor(session, null, 'system')));
  }

  /** Expires and locks what is due; called every second. */
  async sweep(): Promise<void> {
    try {
      await forEvery(this.deps.sessionStore.all(), async (session) => {
        try {
          await this.settleOne(session);
        } catch (cause) {
          await this.settleUnread(session);
          throw cause;
        }
      });
    } finally {
      // It was logged when it was refused first.
      await this.writePending().catch(() => undefined);
    }
  }

  /** Writes the locks and ends that the store did not take when they happened. */
  writePending(): Promise<void> {
    return this.pendingWrites.flush();
  }

  /** Judges a session by the clock and by its account as the store has it. */
  private async verdictOf(session: Session): Promise<Verdict> {
    const found = await accountOfSession(this.deps.store, session.id);
    const account = found?.account ?? null;
    if (this.isOver(session)) return { kind: 'over', account };
    if (!account || !found?.counts) return { kind: 'revoked', account };
    return { kind: (await this.isIdle(session)) ? 'idle' : 'counts', account };
  }

  private async look(session: Session): Promise<LiveSession | null> {
    const verdict = await this.verdictOf(session);
    if (verdict.kind === 'over' || verdict.kind === 'revoked') return null;
    return { session, account: verdict.account, locked: session.locked || verdict.kind === 'idle' };
  }

  private async settleOne(session: Session): Promise<void> {
    const { kind, account } = await this.verdictOf(session);
    if (kind === 'over' || kind === 'revoked') await this.end(session, account, kind);
    else if (kind === 'idle') await this.lockFor(session, account, 'idle');
  }

  /** Settles by the clock alone, where the store cannot be read: the shortest idle time that options can set counts. */
  private async settleUnread(session: Session): Promise<void> {
    if (this.isOver(session)) return this.end(session, null, 'over');
    if (this.untouchedFor(session) >= leastIdle) await this.lockFor(session, null, 'idle');
  }

  private async lockFor(session: Session, account: Account | null, by: LockedBy): Promise<void> {
    if (session.locked) return;
    session.locked = true;
    session.asked = null;
    session.opened = null;
    if (by !== 'person') this.deps.notify(session.windowId);
    await this.pendingWrites.add(async (trx, _at, late) => {
      const subject = account ?? (await this.deps.accounts.find(trx, session.accountId));
      await this.deps.audit.record(trx, {
        action: 'session.locked',
        actor: by === 'person' ? subject : null,
        subject,
        portal: session.portal,
        details: { by, ...late },
      });
    });
  }

  private isOver(session: Session): boolean {
    const { endsAfter, shiftEndsAfter } = policy.session;
    return this.deps.clock.monotonic() - session.begun >= (isShift(session) ? shiftEndsAfter : endsAfter);
  }

  private untouchedFor(session: Session): number {
    return this.deps.clock.monotonic() - session.lastTouched;
  }

  private async isIdle(session: Session): Promise<boolean> {
    const untouchedFor = this.untouchedFor(session);
    // No Staff Options lock sooner than this: most calls ask no more.
    if (untouchedFor < leastIdle) return false;
    const { idleLockMinutes } = await this.deps.options.current();
    return untouchedFor >= idleLockMinutes[session.portal] * 60_000;
  }
}
