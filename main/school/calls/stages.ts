import type { Store } from '../store/schema';
import type { Stages } from './dispatcher';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { Accounts } from '../accounts/accounts';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import { forEvery } from '../platform/for-every';
import type { Endings } from '../sessions/endings';
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
}: CreateStagesDeps): LiveStages => {
  const stillCounts = async (challenge: Challenge): Promise<boolean> => {
    const account = await accounts.find(store, challenge.accountId);
    const unchanged = account?.active === 1 && account.epoch === challenge.epoch;
    const allowed = unchanged && !(await supervised.forbids(store, challenge));
    if (allowed && !challenges.isExpired(challenge)) return true;
    if (challenges.take(challenge))
      endings.remember(challenge.windowId, {
        because: unchanged ? 'challenge-expired' : 'session-revoked',
        username: challenge.username,
      });
    return false;
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
      return challenge && (await stillCounts(challenge)) ? challenge : null;
    },
    session: (windowId) => sessions.current(windowId),
    isStrong: ({ session }) => sessions.isStrong(session),
    expireChallenges: async () => {
      await forEvery(challenges.all(), async (challenge) => {
        try {
          if (!(await stillCounts(challenge))) notify(challenge.windowId);
        } catch (cause) {
          if (challenges.isExpired(challenge)) endUnread(challenge);
          throw cause;
        }
      });
    },
  };
};
