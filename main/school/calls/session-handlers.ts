import type { HandlersOf } from '../../../shared/ipc/contract';
import type { sessionContract } from '../../../shared/ipc/session-contract';
import { ok } from '../../../shared/result';
import type { FactorService } from '../sessions/factor-service';
import type { SessionService } from '../sessions/session-service';
import type { OwnAccountService } from '../staff/own-account-service';
import type { Contexts } from './dispatcher';

/** Answers the channels of a signed-in window's session. */
export const sessionHandlers = (
  sessions: SessionService,
  factors: FactorService,
  ownAccount: OwnAccountService,
): HandlersOf<typeof sessionContract, Contexts> => ({
  signOut: async ({ signedIn: { session, account } }) => {
    await sessions.end(session, account, 'signed-out');
    return ok(null);
  },
  switchPerson: async ({ signedIn }) => {
    await sessions.park(signedIn);
    return ok(null);
  },
  lock: async ({ signedIn }) => {
    await sessions.lock(signedIn, 'person');
    return ok(null);
  },
  unlock: ({ signedIn }, { password, code }) => factors.unlock(signedIn, password, code),
  stepUpFactor: async ({ signedIn }) => ok({ factor: await factors.stepUpFactor(signedIn) }),
  stepUp: async ({ signedIn }, factor) => {
    const result = await factors.stepUp(signedIn, factor);
    return result.ok ? ok(undefined) : result;
  },
  dismissNotices: async ({ signedIn }, { seen }) => {
    await ownAccount.dismissNotices(signedIn, seen);
    return ok(null);
  },
});
