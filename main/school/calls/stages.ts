import type { DeskTime } from '../store/desk-time';
import type { Store } from '../store/schema';
import type { Stages } from './dispatcher';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { Accounts } from '../accounts/accounts';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import { forEvery } from '../platform/for-every';
import type { Ending, Endings } from '../sessions/endings';
import type { FactorService } from '../sessions/factor-service';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { NotifyWindow, SessionService } from '../sessions/session-service';

/** Where each window stands, for the dispatcher, with the means to end what is over. */
export interface LiveStages extends Stages {
  /** Ends challenges whose five minutes are over, and tells their windows. */
  expireChallenges(): Promise<void>;
}

/** Dependencies of `createStages`. */
interface CreateStagesDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly challenges: ChallengeStore;
  readonly sessions: SessionService;
  readonly endings: Endings;
  readonly notify: NotifyWindow;
  readonly supervised: SupervisedEnrolment;
  readonly twoFactor: TwoFactorService;
  readonly time: DeskTime;
  readonly factors: FactorService;
}

/** Looks challenges and sessions up by window and judges whether they still count. */
export const createStages = ({
  store,
  accounts,
  challenges,
  sessions,
  endings,
  notify,
  supervised,
  twoFactor,
  time,
  factors,
}: CreateStagesDeps): LiveStages => {
  /** Why a challenge no longer counts, or null while it does. */
  const whyOver = async (challenge: Challenge): Promise<Ending['because']> => {
    const account = await accounts.find(store, challenge.accountId);
    if (account?.active !== 1 || account.epoch !== challenge.epoch) return 'session-revoked';
    const isForbidden = await supervised.forbids(store, challenge);
    if (isForbidden || challenges.isExpired(challenge)) return 'challenge-expired';
    return challenge.key && !(await twoFactor.isStillPending(store, challenge.accountId, challenge.key))
      ? 'key-replaced'
      : null;
  };

  /** Ends a challenge that no longer counts; true when it did. */
  const settleOne = async (challenge: Challenge): Promise<boolean> => {
    const because = await whyOver(challenge);
    if (because === null) return false;
    const { windowId, username } = challenge;
    if (challenges.take(challenge)) endings.remember(windowId, { because, username });
    return true;
  };

  /** By the clock alone, where the store cannot be read. */
  const endUnread = (challenge: Challenge): void => {
    if (!challenges.take(challenge)) return;
    const { windowId, username } = challenge;
    endings.remember(windowId, { because: 'challenge-expired', username });
    notify(windowId);
  };

  return {
    challenge: async (windowId) => {
      const challenge = challenges.peek(windowId);
      return challenge && (await whyOver(challenge)) === null ? challenge : null;
    },
    settle: async (windowId) => {
      const challenge = challenges.peek(windowId);
      if (challenge) await settleOne(challenge);
      await sessions.settle(windowId);
    },
    session: (windowId) => sessions.current(windowId),
    clockIsBehind: () => time.isBehind(),
    isFresh: (actor, stepUp, call) => factors.isFresh(actor, stepUp, call),
    expireChallenges: async () => {
      await forEvery(challenges.all(), async (challenge) => {
        try {
          if (await settleOne(challenge)) notify(challenge.windowId);
        } catch (cause) {
          if (challenges.isExpired(challenge)) endUnread(challenge);
          throw cause;
        }
      });
    },
  };
};
