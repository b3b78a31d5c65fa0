import type { SessionId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import { type ErrorCode, ok, type Result, refuse } from '../../../shared/result';
import { KeyedQueue } from '../attempts/keyed-queue';
import type { Trier } from '../attempts/attempts';
import type { PresentTime } from '../store/desk-time';
import type { Challenge } from '../sessions/challenge-store';
import type { Sender } from '../sessions/sender';
import { inTransaction, nobody } from '../store/in-transaction';
import { AnswerSteps, factorKinds } from './answer-steps';
import { FirstPassword } from './first-password';
import { type Credentials, type LiftCredentials, PasswordSteps } from './password-steps';
import { SignInCompletion } from './sign-in-completion';
import type { SignInDeps } from './sign-in-deps';
import type { Judge, Outcome, Step } from './step';
import type { TypedVouch } from './vouching';
import { WindowProgress } from './window-progress';

/** Refusals that judge no factor. They don't count against the challenge. */
const notJudged: ReadonlySet<ErrorCode> = new Set(['no-challenge', 'skip-refused']);

/**
 * Signs people in: username and password first, then a factor if the portal requires one. Every method resolves to ok
 * after the window moved on to a session or a challenge, and to the refusal otherwise.
 */
export class SignInService {
  /** Runs one step at a time in a window, so that the second of two sees the result of the first. */
  private readonly windows = new KeyedQueue();
  private readonly completion: SignInCompletion;
  private readonly progress: WindowProgress;
  private readonly passwordSteps: PasswordSteps;
  private readonly answerSteps: AnswerSteps;
  private readonly firstPassword: FirstPassword;

  constructor(private readonly deps: SignInDeps) {
    this.completion = new SignInCompletion(deps);
    this.progress = new WindowProgress(deps);
    this.passwordSteps = new PasswordSteps(deps, this.completion, this.progress);
    this.answerSteps = new AnswerSteps(deps, this.completion);
    this.firstPassword = new FirstPassword(deps, this.completion);
  }

  /** Username and password. Leads to a session, or to a challenge if the portal requires a code. */
  begin(sender: Sender, typed: Credentials): Promise<Result<null>> {
    return this.inWindow(sender, () => this.passwordSteps.signIn(sender, typed));
  }

  /** Password and recovery code together, for an account that 100 failures have locked. */
  liftLock(sender: Sender, typed: LiftCredentials): Promise<Result<null>> {
    return this.inWindow(sender, () => this.passwordSteps.liftLockout(sender, typed));
  }

  /** A code from the authentication app. */
  answerCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, this.answerSteps.code(typed));
  }

  /** A recovery code in place of the code. */
  async answerRecoveryCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    let cleared: PresentTime | null = null;
    const step = this.answerSteps.recoveryCode(typed, (present) => {
      cleared = present;
    });
    const result = await this.answer(challenge, step);
    if (cleared !== null) this.deps.time.start(cleared);
    return result;
  }

  /** A manager's enrolment code, which comes before the QR code. */
  answerEnrolmentCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, this.answerSteps.enrolmentCode(typed));
  }

  /** A one-time pass, in place of a code or of the enrolment. */
  answerOneTimePass(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, this.answerSteps.oneTimePass(typed));
  }

  /** The first right code of a new key. */
  confirmEnrolment(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, this.answerSteps.firstCode(typed));
  }

  /** The password alone, while the portal lets people put the enrolment off. */
  skipEnrolment(challenge: Challenge): Promise<Result<null>> {
    return this.answer(challenge, this.answerSteps.skip());
  }

  /** A manager's password and code, in place of the person's code. Wrong ones count against the manager's account. */
  vouch(challenge: Challenge, typed: TypedVouch): Promise<Result<null>> {
    return this.inWindow(challenge, async () => {
      if (!factorKinds.includes(challenge.kind)) return refuse('no-challenge');
      const person = await this.trierOf(challenge);
      const voucher = await this.deps.vouching.find(challenge, typed);
      return this.deps.attempts.inTurnOfBoth(person, voucher.trier, async () => {
        const refused = await this.deps.vouching.refuseIfClosed(voucher);
        if (refused) return refused;
        const passwordIsRight = await this.deps.vouching.passwordIsRight(voucher);
        return this.judgeInTurn(challenge, person, async (trx, { account }) => {
          const vouched = await this.deps.vouching.judge(trx, account, voucher, passwordIsRight);
          return vouched.ok ? this.completion.complete(trx, challenge, account, 'vouched') : vouched;
        });
      });
    });
  }

  /** A password of the person's own, in place of the one that somebody else set. It comes after every factor. */
  choosePassword(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.inWindow(challenge, async () => {
      const trier = await this.trierOf(challenge);
      return this.deps.attempts.inTurn(trier, async () => {
        const hashed = await this.firstPassword.hash(challenge, typed);
        return hashed.ok
          ? this.judgeInTurn(challenge, trier, this.firstPassword.judge(hashed.value))
          : hashed;
      });
    });
  }

  /** Goes back to username and password. Forgets the key that the window showed: the next sign-in is shown a new one. */
  cancel(challenge: Challenge): Promise<void> {
    return this.inWindow(challenge, async () => {
      const { windowId, username, key } = challenge;
      // The window goes back at once, also where the store takes nothing.
      if (this.deps.challenges.take(challenge))
        this.deps.endings.remember(windowId, { because: null, username });
      if (key)
        await inTransaction(this.deps.store, nobody, (trx) =>
          this.deps.twoFactor.pending.forgetShown(trx, key),
        );
    });
  }

  /** Brings a waiting session back to its window, still locked. It replaces a sign-in that is under way there. */
  resume(sender: Sender, id: SessionId): Promise<Result<null>> {
    return this.inWindow(sender, async () => {
      if (!this.deps.sessions.resume(sender.windowId, id)) return refuse('no-session');
      this.progress.dropChallenge(sender.windowId);
      return ok(null);
    });
  }

  /** Drives a step: first the window's turn, then the account's turn, then one transaction. */
  private answer(challenge: Challenge, step: Step): Promise<Result<null>> {
    return this.inWindow(challenge, async () => {
      if (!step.kinds.includes(challenge.kind)) return refuse('no-challenge');
      const trier = await this.trierOf(challenge);
      return this.deps.attempts.inTurn(trier, () => this.judgeInTurn(challenge, trier, step.judge));
    });
  }

  private async trierOf(challenge: Challenge): Promise<Trier> {
    const account = await this.deps.accounts.find(this.deps.store, challenge.accountId);
    return this.deps.attempts.trier(account, challenge.username, challenge.portal);
  }

  /** Judges an answer in its turn: the challenge and the throttle first, then the factor in one transaction. */
  private async judgeInTurn(challenge: Challenge, trier: Trier, judge: Judge): Promise<Result<null>> {
    // An earlier answer may have consumed the challenge while this one waited for its turn.
    if (this.deps.challenges.peek(challenge.windowId)?.id !== challenge.id) return refuse('no-challenge');
    const refused = await this.deps.attempts.refuseIfClosed(trier);
    if (refused) return refused;
    const result = await inTransaction(this.deps.store, nobody, async (trx): Promise<Result<Outcome>> => {
      const account = await this.deps.accounts.find(trx, challenge.accountId);
      // A reset, a demotion or a new password since the challenge was issued voids it.
      if (!account || account.active !== 1 || account.epoch !== challenge.epoch) {
        this.deps.challenges.take(challenge);
        return refuse('no-challenge');
      }
      return judge(trx, { challenge, account, trier });
    });
    this.settle(challenge, result);
    return this.progress.moveOn(result);
  }

  /** Consumes the challenge after a right factor. Counts a wrong one; the last wrong one ends the challenge. */
  private settle(challenge: Challenge, result: Result<Outcome>): void {
    if (result.ok || result.error.code === 'portal-not-open-to-role') {
      this.deps.challenges.take(challenge);
      return;
    }
    if (notJudged.has(result.error.code)) return;
    challenge.wrongCodes += 1;
    if (challenge.wrongCodes >= policy.challenge.wrongCodes && this.deps.challenges.take(challenge))
      this.deps.endings.remember(challenge.windowId, {
        because: 'too-many-codes',
        username: challenge.username,
      });
  }

  private inWindow<T>({ windowId }: Pick<Sender, 'windowId'>, work: () => Promise<T>): Promise<T> {
    return this.windows.run(String(windowId), work);
  }
}
