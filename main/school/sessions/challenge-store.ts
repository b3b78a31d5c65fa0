import type { Portal } from '../../../shared/access';
import type { AccountId, ChallengeId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { ShownKey } from '../factors/pending-keys';
import type { WindowId } from '../platform/window-id';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import type { Session } from './session-store';

/** What a session takes over from the sign-in that opens it. */
export type Opened = Pick<Session, 'openedWith' | 'factor' | 'lastStrong' | 'shownCodes'>;

/**
 * What is missing: `code` needs an authenticator, `enrolment-code` a manager's code, `enrolment` the first code of the
 * pending key. `first-password` comes after every factor and needs a password of the person's own.
 */
type Missing =
  | { readonly kind: 'code' | 'enrolment-code' | 'enrolment' }
  | { readonly kind: 'first-password'; readonly opened: Opened };

/** The window of a sign-in, and its account as it was at that moment. */
export interface Belongings {
  readonly windowId: WindowId;
  readonly portal: Portal;
  readonly accountId: AccountId;
  readonly epoch: number;
  readonly username: string;
}

/** A challenge before it is issued. */
export type NextChallenge = Belongings & Missing & { readonly key?: ShownKey; readonly supervised?: boolean };

/** A sign-in after its right password, while something is missing. It belongs to one window and one epoch of the account. */
export type Challenge = Belongings &
  Missing & {
    readonly id: ChallengeId;
    /** The key that an enrolment shows; null for the other kinds. */
    readonly key: ShownKey | null;
    /** Whether a manager's code or the owner's sheet allowed this enrolment. */
    readonly supervised: boolean;
    /** Monotonic milliseconds. */
    readonly endsAt: number;
    wrongCodes: number;
  };

/** Challenges by window. They exist in memory alone, so after a restart every sign-in starts with the password. */
export class ChallengeStore {
  private readonly byWindow = new Map<WindowId, Challenge>();

  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** Issues a challenge. It replaces any older one of the window. */
  issue(fields: NextChallenge): Challenge {
    const challenge: Challenge = {
      key: null,
      supervised: false,
      ...fields,
      id: this.newId<ChallengeId>(),
      endsAt: this.clock.monotonic() + policy.challenge.livesFor,
      wrongCodes: 0,
    };
    this.byWindow.set(fields.windowId, challenge);
    return challenge;
  }

  /** The window's challenge, expired or not. */
  peek(windowId: WindowId): Challenge | null {
    return this.byWindow.get(windowId) ?? null;
  }

  isExpired(challenge: Challenge): boolean {
    return this.clock.monotonic() >= challenge.endsAt;
  }

  /** When a challenge expires, in UTC milliseconds of this computer's clock. */
  expiresAt(challenge: Challenge): number {
    return this.clock.now() + Math.max(0, Math.round(challenge.endsAt - this.clock.monotonic()));
  }

  /** Consumes a challenge. Returns true once, and only while the challenge is the window's current one. */
  take(challenge: Challenge): boolean {
    if (this.byWindow.get(challenge.windowId)?.id !== challenge.id) return false;
    return this.byWindow.delete(challenge.windowId);
  }

  all(): Challenge[] {
    return [...this.byWindow.values()];
  }
}
