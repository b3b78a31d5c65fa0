import type { Portal } from '../../../shared/access';
import type { AccountId, ChallengeId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { WindowId } from '../platform/window-id';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';

/** The password was right; a factor is missing. Bound to one window and one state (epoch) of the account. */
export interface Challenge {
  readonly id: ChallengeId;
  readonly windowId: WindowId;
  readonly portal: Portal;
  readonly accountId: AccountId;
  readonly epoch: number;
  readonly username: string;
  /** `code`: an authenticator answers. `enrolment-code`: a manager's code comes before the key. `enrolment`: the first right code makes one. */
  readonly kind: 'code' | 'enrolment-code' | 'enrolment';
  /** Of an enrolment: a manager's code, or the owner's sheet, has allowed it. */
  readonly supervised: boolean;
  /** Monotonic. */
  readonly endsAt: number;
  wrongCodes: number;
}

/** Challenges by window, in memory: a restart starts over with the password. */
export class ChallengeStore {
  private readonly byWindow = new Map<WindowId, Challenge>();

  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** Issues a challenge in place of whatever the window had. */
  issue(
    of: Pick<Challenge, 'windowId' | 'portal' | 'accountId' | 'epoch' | 'username' | 'kind'> & {
      readonly supervised?: boolean;
    },
  ): Challenge {
    const challenge: Challenge = {
      supervised: false,
      ...of,
      id: this.newId<ChallengeId>(),
      endsAt: this.clock.monotonic() + policy.challenge.livesFor,
      wrongCodes: 0,
    };
    this.byWindow.set(of.windowId, challenge);
    return challenge;
  }

  /** The window's challenge, expired or not. */
  peek(windowId: WindowId): Challenge | null {
    return this.byWindow.get(windowId) ?? null;
  }

  isExpired(challenge: Challenge): boolean {
    return this.clock.monotonic() >= challenge.endsAt;
  }

  /** When a challenge ends, as UTC milliseconds by this computer's clock. */
  expiresAt(challenge: Challenge): number {
    return this.clock.now() + Math.max(0, Math.round(challenge.endsAt - this.clock.monotonic()));
  }

  /** Consumes the challenge: true once, for the one that is still the window's. */
  take(challenge: Challenge): boolean {
    if (this.byWindow.get(challenge.windowId)?.id !== challenge.id) return false;
    return this.byWindow.delete(challenge.windowId);
  }

  all(): Challenge[] {
    return [...this.byWindow.values()];
  }
}
