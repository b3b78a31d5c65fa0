import type { Portal } from '../../../shared/access';
import type { AuditChoice } from '../../../shared/audit-event';
import type { AccountId, SessionId } from '../../../shared/ids';
import type { DeskStage } from '../../../shared/ipc/sign-in-contract';
import type { ShownKey } from '../factors/pending-keys';
import type { WindowId } from '../platform/window-id';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import type { Factor } from '../store/schema';

/** A signed-in window. Moments are monotonic unless they end in `...At`. */
export interface Session {
  readonly id: SessionId;
  readonly windowId: WindowId;
  readonly portal: Portal;
  readonly accountId: AccountId;
  readonly begun: number;
  /** The audit event of the sign-in that made it: when, and its sequence in this desk's log. */
  signedInAt: number;
  signInEvent: number;
  /** Whether the failed tries since the sign-in before this one have been looked for. */
  lookedBack: boolean;
  readonly openedWith: AuditChoice<'with'>;
  /** The factor that the person showed last. */
  factor: Factor;
  lastTouched: number;
  /** When the person last showed their own factor. */
  lastStrong: number;
  /** The call that waits for a factor of its own, as `AskedCalls` names it. */
  asked: string | null;
  /** The call that a factor has opened, and when. */
  opened: { readonly mac: string; readonly at: number } | null;
  locked: boolean;
  /** Set once and for all when the session ends. */
  ended: boolean;
  /** New recovery codes that are on the screen until they are confirmed as saved. */
  shownCodes: readonly string[] | null;
  /** The recovery key of a new owner's sheet, on the screen until it is put away. */
  shownSheet: string | null;
  /** An enrolment code for somebody else, on the screen until it is put away. */
  shownEnrolmentCode: ShownEnrolmentCode | null;
  /** A one-time pass for somebody else, on the screen until it is put away. */
  shownPass: ShownPass | null;
  /** The key of a new authenticator is on the screen until it is confirmed or called off. */
  addsAuthenticator: ShownKey | null;
}

/** A manager's code that lets somebody set up an app. */
export interface ShownEnrolmentCode {
  readonly name: string;
  readonly username: string;
  readonly code: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/** A one-time pass as the manager's window shows it. */
export type ShownPass = Omit<Extract<DeskStage, { stage: 'one-time-pass' }>, 'stage'>;

/** Whether a manager let the person in, in place of a factor of their own: for one shift, and without a fresh factor. */
export const isShift = ({ openedWith }: Pick<Session, 'openedWith'>): boolean =>
  openedWith === 'vouched' || openedWith === 'one-time-pass';

/** The most sessions that wait in one window. One more ends the oldest. */
const mostParked = 5;

/**
 * Live sessions by window: one active, others parked (locked) while somebody else uses the window. They live in main alone;
 * a renderer holds no token.
 */
export class SessionStore {
  private readonly active = new Map<WindowId, Session>();
  private readonly parked = new Map<WindowId, readonly Session[]>();

  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** A session that is not yet the window's: it becomes that by `put`, once its row is committed. */
  draft(of: Pick<Session, 'windowId' | 'portal' | 'accountId' | 'openedWith'>): Session {
    const now = this.clock.monotonic();
    return {
      ...of,
      id: this.newId<SessionId>(),
      begun: now,
      signedInAt: 0,
      signInEvent: 0,
      factor: of.openedWith,
      lookedBack: false,
      lastTouched: now,
      lastStrong: now,
      asked: null,
      opened: null,
      locked: false,
      ended: false,
      shownCodes: null,
      shownSheet: null,
      shownEnrolmentCode: null,
      shownPass: null,
      addsAuthenticator: null,
    };
  }

  put(session: Session): void {
    this.active.set(session.windowId, session);
  }

  /** The window's active session. */
  find(windowId: WindowId): Session | null {
    return this.active.get(windowId) ?? null;
  }

  isActive(session: Session): boolean {
    return this.active.get(session.windowId)?.id === session.id;
  }

  /** Sessions that wait in a window, the latest first. */
  parkedIn(windowId: WindowId): readonly Session[] {
    return this.parked.get(windowId) ?? [];
  }

  /** Lets the window's active session wait; returns those that have to go for it. */
  park(session: Session): readonly Session[] {
    if (!this.isActive(session)) return [];
    this.active.delete(session.windowId);
    const waiting = [session, ...this.parkedIn(session.windowId)];
    this.parked.set(session.windowId, waiting.slice(0, mostParked));
    return waiting.slice(mostParked);
  }

  /** Makes a waiting session the window's active one, locked, if nobody else's is. */
  resume(windowId: WindowId, id: SessionId): Session | null {
    const session = this.parkedIn(windowId).find((waiting) => waiting.id === id);
    if (!session || this.active.has(windowId)) return null;
    this.unpark(session);
    // An unlock may have finished while the session waited. It must not open the session for the next person.
    session.locked = true;
    this.active.set(windowId, session);
    return session;
  }

  /** Removes a session, active or waiting; true for the call that did it. */
  remove(session: Session): boolean {
    session.ended = true;
    if (this.isActive(session)) return this.active.delete(session.windowId);
    return this.unpark(session);
  }

  ofAccount(account: AccountId): Session[] {
    return this.all().filter(({ accountId }) => accountId === account);
  }

  ofWindow(windowId: WindowId): Session[] {
    return this.all().filter((session) => session.windowId === windowId);
  }

  all(): Session[] {
    return [...this.active.values(), ...[...this.parked.values()].flat()];
  }

  private unpark(session: Session): boolean {
    const waiting = this.parkedIn(session.windowId);
    const left = waiting.filter(({ id }) => id !== session.id);
    if (left.length === waiting.length) return false;
    if (left.length > 0) this.parked.set(session.windowId, left);
    else this.parked.delete(session.windowId);
    return true;
  }
}
