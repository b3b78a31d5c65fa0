import type { HandlersOf } from '../../../shared/ipc/contract';
import type { signInContract } from '../../../shared/ipc/sign-in-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { Contexts, Sender } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import { secretKeyText } from '../factors/totp';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { Store } from '../store/schema';
import type { ClockDoctor } from '../authenticators/clock-doctor';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { SetUpService } from '../sign-in/set-up-service';
import type { SignInService } from '../sign-in/sign-in-service';

/** Answers the channels of first run, sign-in and enrolment. */
export const signInHandlers = (
  setUp: SetUpService,
  signIn: SignInService,
  clockDoctor: ClockDoctor,
  twoFactor: TwoFactorService,
  store: Store,
  states: DeskStateReader,
  desktop: Desktop,
): HandlersOf<typeof signInContract, Contexts> => {
  const stateAfter = async (sender: Sender, result: Result<unknown>) =>
    result.ok ? ok(await states.read(sender)) : result;

  return {
    current: async (context) => ok(await states.read(context)),
    setUp: async (context, input) => {
      const result = await setUp.setUp(context, input);
      // The other portal's window shows "set up in the Office Portal" until now.
      if (result.ok) desktop.notifyAll();
      return stateAfter(context, result);
    },
    begin: async (context, input) => stateAfter(context, await signIn.begin(context, input)),
    liftLock: async (context, input) => stateAfter(context, await signIn.liftLock(context, input)),
    answerCode: async (context, { code }) =>
      stateAfter(context, await signIn.answerCode(context.challenge, code)),
    answerRecoveryCode: async (context, { recoveryCode }) =>
      stateAfter(context, await signIn.answerRecoveryCode(context.challenge, recoveryCode)),
    answerEnrolmentCode: async (context, { enrolmentCode }) =>
      stateAfter(context, await signIn.answerEnrolmentCode(context.challenge, enrolmentCode)),
    vouch: async (context, typed) => stateAfter(context, await signIn.vouch(context.challenge, typed)),
    answerOneTimePass: async (context, { oneTimePass }) =>
      stateAfter(context, await signIn.answerOneTimePass(context.challenge, oneTimePass)),
    checkClocks: ({ challenge }, { first, second }) => clockDoctor.check(challenge, [first, second]),
    confirmEnrolment: async (context, { code }) =>
      stateAfter(context, await signIn.confirmEnrolment(context.challenge, code)),
    copySecretKey: async ({ challenge }) => {
      const key = challenge.kind === 'enrolment' && (await twoFactor.pendingKey(store, challenge.accountId));
      if (!key) return refuse('no-challenge');
      return (await desktop.copySecret(secretKeyText(key.secret))) ? ok(undefined) : refuse('copy-failed');
    },
    skipEnrolment: async (context) => stateAfter(context, await signIn.skipEnrolment(context.challenge)),
    cancel: async (context) => {
      signIn.cancel(context.challenge);
      return ok(await states.read(context));
    },
    resume: async (context, { sessionId }) => stateAfter(context, await signIn.resume(context, sessionId)),
    openPortal: async (_context, { portal }) => {
      desktop.openPortal(portal);
      return ok(undefined);
    },
  };
};
