import type { HandlersOf } from '../../../shared/ipc/contract';
import type { signInContract } from '../../../shared/ipc/sign-in-contract';
import { ok, refuse } from '../../../shared/result';
import type { ClockDoctor } from '../authenticators/clock-doctor';
import { secretKeyText } from '../factors/totp';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { Desktop } from '../platform/desktop';
import type { SetUpService } from '../sign-in/set-up-service';
import type { SignInService } from '../sign-in/sign-in-service';
import type { Store } from '../store/schema';
import type { Contexts } from './dispatcher';

/** Dependencies of `signInHandlers`. */
interface SignInHandlersDeps {
  readonly setUp: SetUpService;
  readonly signIn: SignInService;
  readonly clockDoctor: ClockDoctor;
  readonly twoFactor: TwoFactorService;
  readonly store: Store;
  readonly desktop: Pick<Desktop, 'notifyAll' | 'copySecret' | 'openPortal'>;
}

/** Answers the channels for first run, sign-in and enrolment. */
export const signInHandlers = ({
  setUp,
  signIn,
  clockDoctor,
  twoFactor,
  store,
  desktop,
}: SignInHandlersDeps): HandlersOf<typeof signInContract, Contexts> => ({
  current: async () => ok(null),
  setUp: async (context, input) => {
    const result = await setUp.setUp(context, input);
    // The other portal's window still shows "set up in the Office Portal".
    if (result.ok) desktop.notifyAll();
    return result;
  },
  begin: (context, input) => signIn.begin(context, input),
  liftLock: (context, input) => signIn.liftLock(context, input),
  answerCode: ({ challenge }, { code }) => signIn.answerCode(challenge, code),
  answerRecoveryCode: ({ challenge }, { recoveryCode }) => signIn.answerRecoveryCode(challenge, recoveryCode),
  answerEnrolmentCode: ({ challenge }, { enrolmentCode }) =>
    signIn.answerEnrolmentCode(challenge, enrolmentCode),
  vouch: ({ challenge }, input) => signIn.vouch(challenge, input),
  answerOneTimePass: ({ challenge }, { oneTimePass }) => signIn.answerOneTimePass(challenge, oneTimePass),
  checkClocks: ({ challenge }, { first, second }) => clockDoctor.check(challenge, [first, second]),
  confirmEnrolment: ({ challenge }, { code }) => signIn.confirmEnrolment(challenge, code),
  copySecretKey: async ({ challenge }) => {
    const key = await twoFactor.pendingKey(store, challenge.accountId, challenge.key);
    if (!key) return refuse('no-challenge');
    return (await desktop.copySecret(secretKeyText(key.secret))) ? ok(undefined) : refuse('copy-failed');
  },
  skipEnrolment: ({ challenge }) => signIn.skipEnrolment(challenge),
  choosePassword: ({ challenge }, { newPassword }) => signIn.choosePassword(challenge, newPassword),
  cancel: async ({ challenge }) => {
    await signIn.cancel(challenge);
    return ok(null);
  },
  resume: (context, { sessionId }) => signIn.resume(context, sessionId),
  openPortal: async (_context, { portal }) => {
    desktop.openPortal(portal);
    return ok(undefined);
  },
});
