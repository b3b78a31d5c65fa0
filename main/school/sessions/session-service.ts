import type { AccountId, DeskId, SessionId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { Clock } from '../platform/clock';
import type { WindowId } from '../platform/window-id';
import type { Account, Accounts } from '../accounts/accounts';
import type { Endings } from './endings';
import { endLeftOpen, endSession, insertSession, lastSignInOf } from './session-repository';
import { isShift, type Session, type SessionStore } from './session-store';

/** A session together with its account as it is now. */
export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
}

/** Why a session ended. */
export type SessionEnd = 'signed-out' | 'window-closed' | 'over' | 'revoked' | 'replaced';

/** Told when a window's state changed without its asking. */
export type NotifyWindow = (windowId: WindowId) => void;

/** The life of sessions: create, touch, lock, expire, revoke. */
export class SessionService {
  /** Windows that are gone. No other window ever gets the id of one. */
  private readonly closed = new Set<WindowId>();

  constructor(
    private readonly store: Store,
    private readonly sessions: SessionStore,
    private readonly accounts: Accounts,
    private readonly options: OptionsService,
    private readonly audit: AuditLog,
    private readonly endings: Endings,
    private readonly clock: Clock,
    private readonly deskId: DeskId,
    private readonly notify: NotifyWindow,
  ) {}

  /** Ends in the store what the last run left open. */
  endLeftOpen(): Promise<number> {
    return endLeftOpen(this.store, this.deskId, this.clock.now());
  }

  /** Writes a new session and its audit event; `enter` makes it the window's once the transaction has committed. */
  async write(
    queries: StoreTransaction,
    of: Pick<Session, 'windowId' | 'portal' | 'openedWith'>,
    account: Account,
  ): Promise<Session> {
    const session = this.sessions.draft({ ...of, accountId: account.id, epoch: account.epoch });
    session.signedInAt = this.clock.now();
    await insertSession(queries, {
      id: session.id,
      account_id: account.id,
      desk_id: this.deskId,
      portal: session.portal,
      created_at: session.signedInAt,
    });
    session.signInEvent = await this.audit.record(queries, {
      action: 'sign-in.completed',
      actor: account,
      subject: account,
      portal: session.portal,
      details: { with: session.openedWith },
    });
    return session;
  }

  /** Makes a committed session the window's. One that its owner left waiting there is over. */
  async enter(session: Session): Promise<void> {
    this.sessions.put(session);
    this.endings.forget(session.windowId);
    // The password was still being judged when the window closed: nobody is there to be signed in.
    if (this.closed.has(session.windowId)) return this.closeWindow(session.windowId);
    for (const waiting of this.sessions.parkedIn(session.windowId))
      if (waiting.accountId === session.accountId)
        await this.end(waiting, await this.accounts.find(this.store, waiting.accountId), 'replaced');
  }

  /** The window's session, if it still counts: not over, not revoked, its account active and unchanged. */
  async current(windowId: WindowId): Promise<SignedIn | null> {
    const session = this.sessions.find(windowId);
    return session && this.judge(session);
  }

  /** Lets the window's session wait, locked, so that somebody else can sign in. */
  async park({ session, account }: SignedIn): Promise<void> {
    await this.lock({ session, account }, 'person');
    for (const dropped of this.sessions.park(session))
      await this.end(dropped, await this.accounts.find(this.store, dropped.accountId), 'replaced');
    this.endings.forget(session.windowId);
  }

  /** Brings a waiting session back to its window, still locked; false when it is not there, or somebody is signed in. */
  resume(windowId: WindowId, id: SessionId): boolean {
    return this.sessions.resume(windowId, id) !== null;
  }

  /** Who waits in a window. */
  async waiting(windowId: WindowId): Promise<SignedIn[]> {
    const waiting: SignedIn[] = [];
    for (const session of this.sessions.parkedIn(windowId)) {
      const signedIn = await this.judge(session);
      if (signedIn) waiting.push(signedIn);
    }
    return waiting;
  }

  /** Somebody is at the desk. */
  touch(session: Session): void {
    session.lastTouched = this.clock.monotonic();
  }

  /** Whether the actor's own factor was shown within the last five minutes. */
  isStrong(session: Session): boolean {
    return this.clock.monotonic() - session.lastStrong <= policy.stepUpCountsFor;
  }

  async lock({ session, account }: SignedIn, by: 'person' | 'idle' | 'system'): Promise<void> {
    if (session.locked) return;
    session.locked = true;
    await this.inTransaction((trx) =>
      this.audit.record(trx, {
        action: 'session.locked',
        actor: by === 'person' ? account : null,
        subject: account,
        portal: session.portal,
        details: { by },
      }),
    );
  }

  /** Ends a session; its window goes back to the sign-in page. */
  async end(session: Session, account: Account | null, why: SessionEnd): Promise<void> {
    const wasActive = this.sessions.isActive(session);
    if (!this.sessions.remove(session)) return;
    if (wasActive && (why === 'over' || why === 'revoked'))
      this.endings.remember(session.windowId, {
        because: why === 'over' ? 'session-over' : 'session-revoked',
        username: account?.username ?? '',
      });
    await this.inTransaction(async (trx) => {
      await endSession(trx, session.id, this.clock.now());
      await this.audit.record(trx, {
        action: 'session.ended',
        actor: why === 'signed-out' ? account : null,
        subject: account,
        portal: session.portal,
        details: { why },
      });
    });
  }

  /**
   * Does a change of the person's own that ends their other sessions; this one goes on. `lives` is told the new epoch inside of
   * the transaction: between its commit and its answer the disk is waited for, and others look at the session meanwhile.
   */
  async outlive<T>(session: Session, change: (lives: (epoch: number) => void) => Promise<T>): Promise<T> {
    try {
      const result = await change((epoch) => {
        session.comingEpoch = epoch;
      });
      session.epoch = session.comingEpoch ?? session.epoch;
      return result;
    } finally {
      // Taken back: whoever brings that epoch now is somebody else.
      session.comingEpoch = null;
    }
  }

  /**
   * Ends the sessions of an account that a change has made stale, and tells their windows. They would answer nothing
   * anyway: `current` compares the epoch at every call.
   */
  async revokeStale(accountId: AccountId): Promise<void> {
    for (const session of this.sessions.ofAccount(accountId))
      if (!(await this.judge(session))) this.notify(session.windowId);
  }

  /** The window is gone, and with it its session. */
  async closeWindow(windowId: WindowId): Promise<void> {
    this.closed.add(windowId);
    for (const session of this.sessions.ofWindow(windowId))
      await this.end(session, await this.accounts.find(this.store, session.accountId), 'window-closed');
    this.endings.forget(windowId);
  }

  /** Locks every open session: the computer sleeps or its screen was locked. */
  async lockAll(): Promise<void> {
    for (const { windowId } of this.sessions.all()) {
      const signedIn = await this.current(windowId);
      if (signedIn) await this.lock(signedIn, 'system');
      this.notify(windowId);
    }
  }

  /** Expires and locks what is due; called every second. */
  async sweep(): Promise<void> {
    for (const session of this.sessions.all()) {
      const wasLocked = session.locked;
      const signedIn = await this.judge(session);
      if (!signedIn || signedIn.session.locked !== wasLocked) this.notify(session.windowId);
    }
  }

  lastSignInOf(queries: Queries, account: AccountId): Promise<number | null> {
    return lastSignInOf(queries, account);
  }

  private async judge(session: Session): Promise<SignedIn | null> {
    const account = await this.accounts.find(this.store, session.accountId);
    const { endsAfter, shiftEndsAfter } = policy.session;
    if (this.clock.monotonic() - session.begun >= (isShift(session) ? shiftEndsAfter : endsAfter)) {
      await this.end(session, account, 'over');
      return null;
    }
    const counts = account?.epoch === session.epoch || account?.epoch === session.comingEpoch;
    if (!account || account.active !== 1 || !counts) {
      await this.end(session, account, 'revoked');
      return null;
    }
    if (!session.locked && (await this.isIdle(session))) await this.lock({ session, account }, 'idle');
    return { session, account };
  }

  private async isIdle(session: Session): Promise<boolean> {
    const untouchedFor = this.clock.monotonic() - session.lastTouched;
    // No Staff Options lock sooner than this: most calls ask no more.
    if (untouchedFor < policy.idleLockMinutes.least * 60_000) return false;
    const { idleLockMinutes } = await this.options.current();
    return untouchedFor >= idleLockMinutes[session.portal] * 60_000;
  }

  private inTransaction<T>(work: (trx: StoreTransaction) => Promise<T>): Promise<T> {
    return this.store.transaction().execute(work);
  }
}
