import type { HandlersOf } from '../../../shared/ipc/contract';
import type { sessionContract } from '../../../shared/ipc/session-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { OwnAccountService } from '../staff/own-account-service';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { FactorService } from '../sessions/factor-service';
import type { SessionService } from '../sessions/session-service';

/** Answers the channels of a signed-in window's session. */
export const sessionHandlers = (
  sessions: SessionService,
  factors: FactorService,
  ownAccount: OwnAccountService,
  states: DeskStateReader,
): HandlersOf<typeof sessionContract, Contexts> => ({
  signOut: async (context) => {
    const { session, account } = context.signedIn;
    await sessions.end(session, account, 'signed-out');
    return ok(await states.read(context));
  },
  switchPerson: async (context) => {
    await sessions.park(context.signedIn);
    return ok(await states.read(context));
  },
  lock: async (context) => {
    await sessions.lock(context.signedIn, 'person');
    return ok(await states.read(context));
  },
  unlock: async (context, { password, code }) => {
    const result = await factors.unlock(context.signedIn, password, code);
    return result.ok ? ok(await states.read(context)) : result;
  },
  touch: async ({ signedIn }) => {
    sessions.touch(signedIn.session);
    return ok(undefined);
  },
  stepUpFactor: async ({ signedIn }) => ok({ factor: await factors.stepUpFactor(signedIn) }),
  stepUp: async ({ signedIn }, shown) => {
    const result = await factors.stepUp(signedIn, shown);
    return result.ok ? ok(undefined) : result;
  },
  dismissNotices: async (context) => {
    await ownAccount.dismissNotices(context.signedIn);
    return ok(await states.read(context));
  },
});
