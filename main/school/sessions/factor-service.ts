import type { AuditAction } from '../../../shared/audit-event';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Factor, Store } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { Clock } from '../platform/clock';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { Attempts } from '../attempts/attempts';
import type { PasswordHasher } from '../attempts/password-hasher';
import type { StepUp } from '../../../shared/ipc/contract';
import type { Actor } from './actor';
import type { AskedCall, AskedCalls } from './asked-calls';
import type { SignedIn } from './session-service';
import { isShift, type Session } from './session-store';
import { inTransaction } from '../store/in-transaction';

/** Which factor a step-up asks for. */
export type StepUpFactor = 'code' | 'password';

/** The factors that the person typed. A factor that was not required is null. */
interface ShownFactors {
  readonly password: string | null;
  readonly code: string | null;
}

/** Dependencies of `FactorService`. */
interface FactorServiceDeps {
  readonly store: Store;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly attempts: Attempts;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly askedCalls: AskedCalls;
}

/** Judges the factors of a signed-in person, for unlock and step-up. Failures count like those of the sign-in. */
export class FactorService {
  constructor(private readonly deps: FactorServiceDeps) {}

  /**
   * Whether unlocking needs a code: the portal requires one and the session is over an hour old. A shift that a manager
   * allowed needs none, because the person has no phone. The manager's vouch stands in for the code until the shift ends.
   */
  async unlockNeedsCode(signedIn: SignedIn): Promise<boolean> {
    if (isShift(signedIn.session)) return false;
    const age = this.deps.clock.monotonic() - signedIn.session.begun;
    return age > policy.session.codeToUnlockAfter && (await this.answersWithCode(signedIn));
  }

  /** Unlocks a session with the password and, if required, a code. */
  async unlock(signedIn: Actor, password: string, code: string | null): Promise<Result<null>> {
    const needsCode = await this.unlockNeedsCode(signedIn);
    const shown = { password, code: needsCode ? (code ?? '') : null };
    const result = await this.judge(signedIn, 'session.unlocked', shown);
    if (!result.ok) return result;
    const { session } = signedIn;
    session.locked = false;
    session.lastTouched = this.deps.clock.monotonic();
    // A password alone is no fresh factor if step-up requires a code.
    if (needsCode || (await this.stepUpFactor(signedIn)) === 'password') this.showed(session, result.value);
    return ok(null);
  }

  /**
   * A code if a portal of the account's role requires one and the account has an authenticator, else the password. In a shift
   * it is a code: a manager let the person in, so a password has shown nothing of their own.
   */
  async stepUpFactor({ session, account }: SignedIn): Promise<StepUpFactor> {
    if (isShift(session)) return 'code';
    return (await this.deps.options.stepsUpWithCode(this.deps.store, account)) ? 'code' : 'password';
  }

  /** Judges the actor's own factor again, before a sensitive act. */
  async stepUp(
    signedIn: Actor,
    shown: { factor: 'code'; code: string } | { factor: 'password'; password: string },
  ): Promise<Result<null>> {
    if (shown.factor !== (await this.stepUpFactor(signedIn))) return refuse('step-up-needed');
    const { session } = signedIn;
    const { asked } = session;
    const result = await this.judge(signedIn, 'session.step-up', {
      password: shown.factor === 'password' ? shown.password : null,
      code: shown.factor === 'code' ? shown.code : null,
    });
    if (!result.ok) return result;
    this.showed(session, result.value);
    this.deps.askedCalls.open(session, asked);
    return ok(null);
  }

  /** Whether the actor's own factor is as fresh as a call takes. */
  async isFresh(actor: SignedIn, stepUp: StepUp, call: AskedCall): Promise<boolean> {
    const { session } = actor;
    const age = this.deps.clock.monotonic() - session.lastStrong;
    const isShown =
      stepUp === 'now' ? this.deps.askedCalls.take(session, call) : age <= policy.stepUpCountsFor;
    const needed = await this.stepUpFactor(actor);
    // A thief may have shown the password before the person had an authenticator.
    const isWeaker = session.factor === 'password' && needed === 'code';
    if (isShown && !isWeaker) return true;
    return stepUp === 'code' && needed === 'password';
  }

  /** Checks the current password before a change. A wrong one counts like any other. */
  async checkPassword(actor: Actor, password: string): Promise<Result<null>> {
    const result = await this.judge(actor, 'session.step-up', { password, code: null });
    return result.ok ? ok(null) : result;
  }

  /** A fresh factor of the person's own. */
  private showed(session: Session, factor: Factor): void {
    session.lastStrong = this.deps.clock.monotonic();
    session.factor = factor;
  }

  private async answersWithCode({ session, account }: SignedIn): Promise<boolean> {
    const { requireTwoFactor } = await this.deps.options.current();
    return (
      requireTwoFactor[session.portal] && (await this.deps.twoFactor.isEnrolled(this.deps.store, account.id))
    );
  }

  /** Judges the shown factors. Returns the stronger one: the authenticator of the code, else the password. */
  private judge(
    actor: Actor,
    action: AuditAction,
    { password, code }: ShownFactors,
  ): Promise<Result<Factor>> {
    const { session, account } = actor;
    const trier = this.deps.attempts.trier(account, account.username, session.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const refused = await this.deps.attempts.refuseIfClosed(trier);
      if (refused) return refused;
      const passwordIsRight =
        password === null || (await this.deps.hasher.verify(account.password_hash, password));
      const result = await inTransaction(this.deps.store, actor, async (trx): Promise<Result<Factor>> => {
        let factor: Factor = 'password';
        if (!passwordIsRight)
          return this.deps.attempts.failPassword(trx, trier, action, 'wrong-password', password);
        if (code !== null) {
          const of = { account, portal: session.portal };
          const judged = await this.deps.twoFactor.consumeCode(trx, of, code);
          if (judged.verdict !== 'accepted')
            return this.deps.attempts.failCode(trx, trier, action, judged.verdict, this.deps.clock.now());
          factor = judged.by;
        }
        await this.deps.attempts.succeed(trx, account.id, code !== null);
        await this.deps.audit.record(trx, {
          action,
          actor: account,
          subject: account,
          portal: session.portal,
        });
        return ok(factor);
      });
      if (!passwordIsRight) this.deps.attempts.rememberWrong(trier, password);
      return result;
    });
  }
}
