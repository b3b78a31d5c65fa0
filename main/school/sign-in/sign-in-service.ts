import type { Portal } from '../../../shared/access';
import { roleOpensPortal } from '../../../shared/access';
import type { SessionId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import { type ErrorCode, ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { OptionsService } from '../options/options-service';
import type { OneTimePasses } from './one-time-passes';
import type { TypedVouch, Vouching } from './vouching';
import type { Clock } from '../platform/clock';
import type { WindowId } from '../platform/window-id';
import type { Account, Accounts } from '../accounts/accounts';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { Attempts, Trier } from '../attempts/attempts';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import type { Endings } from '../sessions/endings';
import { KeyedQueue } from '../attempts/keyed-queue';
import type { PasswordHasher } from '../attempts/password-hasher';
import type { Sender } from '../sessions/sender';
import type { SessionService } from '../sessions/session-service';
import { isShift, type Session, type SessionStore } from '../sessions/session-store';
import { inTransaction } from '../store/in-transaction';

/** The password was right; a challenge is to be issued for the factor that is missing. */
interface Missing {
  readonly missing: Parameters<ChallengeStore['issue']>[0];
}

/** Judges what was shown in answer to a challenge, inside of the transaction that consumes it. */
type Judge = (trx: StoreTransaction, account: Account, trier: Trier) => Promise<Result<Session | Missing>>;

/** Refusals of an answer in which nothing was judged: they use up no try of the challenge. */
const noGuess: ReadonlySet<ErrorCode> = new Set(['no-challenge', 'skip-refused']);

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Dependencies of `SignInService`. */
interface SignInServiceDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly attempts: Attempts;
  readonly challenges: ChallengeStore;
  readonly sessionStore: SessionStore;
  readonly sessions: SessionService;
  readonly endings: Endings;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly time: DeskTime;
  readonly supervised: SupervisedEnrolment;
  readonly vouching: Vouching;
  readonly passes: OneTimePasses;
}

/**
 * Signing in: username and password, then, where the portal asks for one, a factor. Steps are judged in turn per
 * account; each is counted and audited before it is answered. Every method resolves to ok when the window has moved on
 * (to a challenge or a session), or to the refusal.
 */
export class SignInService {
  /** One step at a time in a window: the second of two sent at once sees what the first one came to. */
  private readonly windows = new KeyedQueue();

  constructor(private readonly deps: SignInServiceDeps) {}

  /** Username and password. Leads to a session, or to a challenge where the portal requires a code. */
  begin(sender: Sender, typed: Credentials): Promise<Result<null>> {
    return this.inWindow(sender, () => this.judgeCredentials(sender, typed));
  }

  /** An account that 100 failures have locked: password and recovery code are judged together, as one try. */
  liftLock(sender: Sender, typed: Credentials & { recoveryCode: string }): Promise<Result<null>> {
    return this.inWindow(sender, () => this.judgeLift(sender, typed));
  }

  /** A code from the authentication app. */
  answerCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'code', async (trx, account, trier) => {
      const verdict = await this.deps.twoFactor.consumeCode(trx, account.id, typed);
      if (verdict !== 'accepted')
        return this.deps.attempts.failCode(trx, trier, 'sign-in.code', verdict, this.deps.clock.now());
      return this.complete(trx, challenge, account, 'code');
    });
  }

  /** A recovery code in place of the code. */
  async answerRecoveryCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    let mark: number | null = null;
    const result = await this.answer(challenge, 'code', async (trx, account, trier) => {
      if (!(await this.deps.twoFactor.consumeRecoveryCode(trx, account.id, typed)))
        return this.deps.attempts.fail(trx, trier, 'sign-in.recovery-code', 'wrong-recovery-code', {
          ofCode: true,
        });
      if (account.role === 'manager') mark = await this.confirmClock(trx, account, challenge.portal);
      return this.complete(trx, challenge, account, 'recovery-code');
    });
    if (mark !== null) this.deps.time.start(mark);
    return result;
  }

  /** A manager's code before the QR code: right, it leads to a challenge of its own that shows the key. */
  answerEnrolmentCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'enrolment-code', async (trx, account, trier) => {
      const verdict = await this.deps.supervised.consume(trx, account, typed);
      if (verdict !== 'accepted')
        return this.deps.attempts.fail(
          trx,
          trier,
          'two-factor.enrolment-code-used',
          verdict === 'wrong' ? 'wrong-enrolment-code' : verdict,
          { ofCode: true, counts: verdict === 'wrong' },
        );
      await this.deps.audit.record(trx, {
        action: 'two-factor.enrolment-code-used',
        actor: account,
        subject: account,
        portal: challenge.portal,
      });
      return this.enrolment(trx, challenge, account, true);
    });
  }

  /** A one-time pass in place of the code, or of setting up an app. */
  answerOneTimePass(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, challenge.kind, async (trx, account, trier) => {
      const consumed = await this.deps.passes.consume(trx, account, typed);
      if (consumed === true) {
        await this.deps.audit.record(trx, {
          action: 'sign-in.one-time-pass',
          actor: account,
          subject: account,
          portal: challenge.portal,
        });
        return this.complete(trx, challenge, account, 'one-time-pass');
      }
      const behind = consumed === 'clock-behind';
      const failure = behind ? 'clock-behind' : 'wrong-one-time-pass';
      return this.deps.attempts.fail(trx, trier, 'sign-in.one-time-pass', failure, {
        ofCode: true,
        counts: !behind,
      });
    });
  }

  /** A manager at the desk in place of the code, or of setting up an app. The manager's tries are the manager's. */
  vouch(challenge: Challenge, typed: TypedVouch): Promise<Result<null>> {
    return this.inWindow(challenge, async () => {
      const person = await this.trierOf(challenge);
      const voucher = await this.deps.vouching.find(challenge, typed);
      return this.deps.attempts.inTurnOfBoth(person, voucher.trier, async () => {
        const closed = await this.deps.vouching.refuseIfClosed(voucher);
        if (closed) return closed;
        const passwordIsRight = await this.deps.vouching.passwordIsRight(voucher);
        return this.judgeInTurn(challenge, person, async (trx, account) => {
          const vouched = await this.deps.vouching.judge(trx, account, voucher, passwordIsRight);
          return vouched.ok ? this.complete(trx, challenge, account, 'vouched') : vouched;
        });
      });
    });
  }

  /** The first right code of a new key: from here on it is the account's authenticator, with ten recovery codes. */
  confirmEnrolment(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'enrolment', async (trx, account, trier) => {
      // Turned on since the key was shown: the window is told by its state.
      if (await this.deps.supervised.forbids(trx, challenge)) return refuse('no-challenge');
      const verdict = await this.deps.twoFactor.confirm(trx, account.id, typed);
      if (verdict !== 'accepted')
        return this.deps.attempts.failCode(trx, trier, 'sign-in.code', verdict, this.deps.clock.now());
      await this.deps.supervised.close(trx, account.id);
      const codes = await this.deps.twoFactor.replaceRecoveryCodes(trx, account.id);
      await this.deps.audit.record(trx, {
        action: 'two-factor.enrolled',
        actor: account,
        subject: account,
        portal: challenge.portal,
      });
      const opened = await this.complete(trx, challenge, account, 'code');
      if (opened.ok) opened.value.shownCodes = codes;
      return opened;
    });
  }

  /** In with the password alone while the portal lets setting up an app be put off; judged now, not when it was offered. */
  skipEnrolment(challenge: Challenge): Promise<Result<null>> {
    // What is skipped is the setting up, before the manager's code or after it.
    const kind = challenge.kind === 'enrolment-code' ? challenge.kind : 'enrolment';
    return this.answer(challenge, kind, async (trx, account) => {
      const requirement = await this.deps.options.requirementOf(trx, account, challenge.portal);
      if (requirement.kind === 'required') return refuse('skip-refused');
      if (requirement.kind === 'skippable')
        await this.deps.audit.record(trx, {
          action: 'two-factor.skipped',
          actor: account,
          subject: account,
          portal: challenge.portal,
          details: { until: requirement.until },
        });
      return this.complete(trx, challenge, account, 'password');
    });
  }

  /** Back to username and password. */
  cancel(challenge: Challenge): void {
    this.deps.challenges.take(challenge);
    this.deps.endings.remember(challenge.windowId, { because: null, username: challenge.username });
  }

  private async judgeCredentials(sender: Sender, { username, password }: Credentials): Promise<Result<null>> {
    if (this.deps.sessionStore.find(sender.windowId)) return refuse('sign-out-first');
    const found = await this.deps.accounts.findByUsername(this.deps.store, username);
    const trier = this.deps.attempts.trier(found, username, sender.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const closed = await this.deps.attempts.refuseIfClosed(trier);
      if (closed) return closed;
      if (!(await this.passwordIsRight(found, password)) || !found) {
        const refused = await inTransaction(this.deps.store, (trx) =>
          this.deps.attempts.failPassword(trx, trier, 'sign-in.password', 'wrong-credentials', password),
        );
        this.deps.attempts.rememberWrong(trier, password);
        return refused;
      }
      return this.afterPassword(sender, trier, found, password);
    });
  }

  private async judgeLift(
    sender: Sender,
    typed: Credentials & { recoveryCode: string },
  ): Promise<Result<null>> {
    if (this.deps.sessionStore.find(sender.windowId)) return refuse('sign-out-first');
    const found = await this.deps.accounts.findByUsername(this.deps.store, typed.username);
    const trier = this.deps.attempts.trier(found, typed.username, sender.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const gate = await this.deps.attempts.gate(trier);
      if (gate.kind !== 'open' && gate.retryAt !== null)
        return refuse({ code: 'throttled', retryAt: gate.retryAt });
      const right = await this.passwordIsRight(found, typed.password);
      const result = await inTransaction(this.deps.store, async (trx): Promise<Result<Session>> => {
        const account = found && (await this.unchanged(trx, found));
        const consumed =
          right && account
            ? await this.deps.twoFactor.consumeRecoveryCode(trx, account.id, typed.recoveryCode)
            : false;
        if (!account || !consumed)
          return this.deps.attempts.fail(trx, trier, 'sign-in.recovery-code', 'wrong-credentials', {
            ofCode: true,
          });
        await this.deps.audit.record(trx, {
          action: 'account.lockout-lifted',
          actor: account,
          subject: account,
          portal: sender.portal,
          details: { by: 'recovery-code' },
        });
        return this.complete(trx, sender, account, 'recovery-code');
      });
      return this.entered(result);
    });
  }

  /** Brings a waiting session back to its window, still locked; the sign-in that it interrupts is over. */
  resume(sender: Sender, id: SessionId): Promise<Result<null>> {
    return this.inWindow(sender, async () => {
      if (!this.deps.sessions.resume(sender.windowId, id)) return refuse('no-session');
      this.dropChallenge(sender.windowId);
      return ok(null);
    });
  }

  /** The common frame of every answer to a challenge. */
  private answer(challenge: Challenge, kind: Challenge['kind'], judge: Judge): Promise<Result<null>> {
    return this.inWindow(challenge, () => this.judgeAnswer(challenge, kind, judge));
  }

  private async judgeAnswer(
    challenge: Challenge,
    kind: Challenge['kind'],
    judge: Judge,
  ): Promise<Result<null>> {
    if (challenge.kind !== kind) return refuse('no-challenge');
    const trier = await this.trierOf(challenge);
    return this.deps.attempts.inTurn(trier, () => this.judgeInTurn(challenge, trier, judge));
  }

  private async trierOf(challenge: Challenge): Promise<Trier> {
    const seen = await this.deps.accounts.find(this.deps.store, challenge.accountId);
    return this.deps.attempts.trier(seen, challenge.username, challenge.portal);
  }

  private async judgeInTurn(challenge: Challenge, trier: Trier, judge: Judge): Promise<Result<null>> {
    // An answer that waited for its turn may find the challenge consumed by the one before.
    if (this.deps.challenges.peek(challenge.windowId)?.id !== challenge.id) return refuse('no-challenge');
    const closed = await this.deps.attempts.refuseIfClosed(trier);
    if (closed) return closed;
    const result = await inTransaction(this.deps.store, async (trx): Promise<Result<Session | Missing>> => {
      const account = await this.deps.accounts.find(trx, challenge.accountId);
      // The account must be as it was when the challenge was issued: no reset, demotion or new password in between.
      if (!account || account.active !== 1 || account.epoch !== challenge.epoch) {
        this.deps.challenges.take(challenge);
        return refuse('no-challenge');
      }
      return judge(trx, account, trier);
    });
    if (result.ok || result.error.code === 'portal-not-open-to-role') {
      this.deps.challenges.take(challenge);
    } else if (!noGuess.has(result.error.code)) {
      challenge.wrongCodes += 1;
      if (challenge.wrongCodes >= policy.challenge.wrongCodes && this.deps.challenges.take(challenge))
        this.deps.endings.remember(challenge.windowId, {
          because: 'too-many-codes',
          username: challenge.username,
        });
    }
    return this.movedOn(result);
  }

  private async afterPassword(
    sender: Sender,
    trier: Trier,
    seen: Account,
    password: string,
  ): Promise<Result<null>> {
    const result = await inTransaction(this.deps.store, async (trx): Promise<Result<Session | Missing>> => {
      const account = await this.unchanged(trx, seen);
      // Changed while the password was checked: judged as if it had changed before.
      if (!account) return refuse('wrong-credentials');
      const requirement = await this.deps.options.requirementOf(trx, account, sender.portal);
      if (requirement.kind === 'not-required') return this.complete(trx, sender, account, 'password');
      await this.deps.audit.record(trx, {
        action: 'sign-in.password',
        actor: account,
        subject: account,
        portal: sender.portal,
      });
      const { windowId, portal } = sender;
      const { id: accountId, epoch, username } = account;
      const challenge = { windowId, portal, accountId, epoch, username };
      if (await this.deps.twoFactor.isEnrolled(trx, account.id))
        return ok({ missing: { ...challenge, kind: 'code' } });
      // The password is all the factors there are: nobody sets up an app for a portal that stays closed to them.
      if (!roleOpensPortal(account.role, portal)) return this.complete(trx, sender, account, 'password');
      // Supervised, nothing of the key exists before a manager's code is right.
      if (await this.deps.supervised.isRequired(trx, account))
        return ok({ missing: { ...challenge, kind: 'enrolment-code' } });
      return this.enrolment(trx, challenge, account, await this.deps.supervised.isWaived(trx, account));
    });
    if (this.deps.hasher.isOutdated(seen.password_hash)) void this.rehash(trier, seen, password);
    return this.movedOn(result);
  }

  /** Draws the key that the enrolment page shows, or takes the one that is there, and asks for its first code. */
  private async enrolment(
    trx: StoreTransaction,
    { windowId, portal }: Sender,
    account: Account,
    supervised: boolean,
  ): Promise<Result<Missing>> {
    const { begun } = await this.deps.twoFactor.begin(trx, account.id);
    if (begun)
      await this.deps.audit.record(trx, {
        action: 'two-factor.enrolment-begun',
        actor: account,
        subject: account,
        portal,
      });
    const { id: accountId, epoch, username } = account;
    return ok({ missing: { windowId, portal, accountId, epoch, username, kind: 'enrolment', supervised } });
  }

  /** A session, or a challenge for what is missing still. */
  private async movedOn(result: Result<Session | Missing>): Promise<Result<null>> {
    if (!result.ok) return result;
    if (!('missing' in result.value)) return this.entered(ok(result.value));
    const { missing } = result.value;
    this.deps.challenges.issue(missing);
    this.deps.endings.forget(missing.windowId);
    return ok(null);
  }

  /** All factors were right. The role's portals are looked at only now, so that nobody learns them with less. */
  private async complete(
    trx: StoreTransaction,
    sender: Sender,
    account: Account,
    openedWith: Session['openedWith'],
  ): Promise<Result<Session>> {
    // A manager's word is no code of the person's: what was guessed at theirs stays counted.
    await this.deps.attempts.succeed(trx, account.id, openedWith !== 'password' && openedWith !== 'vouched');
    if (!roleOpensPortal(account.role, sender.portal)) {
      await this.deps.audit.record(trx, {
        action: 'sign-in.portal-refused',
        outcome: 'failure',
        actor: account,
        subject: account,
        portal: sender.portal,
      });
      return refuse('portal-not-open-to-role');
    }
    const { windowId, portal } = sender;
    const session = await this.deps.sessions.write(trx, { windowId, portal, openedWith }, account);
    // A password alone is no fresh factor for somebody whose other portal asks for a code.
    if (openedWith === 'password' && (await this.deps.options.stepsUpWithCode(trx, account)))
      session.lastStrong = Number.NEGATIVE_INFINITY;
    // Nor is what a manager gave in place of one.
    if (isShift(session)) session.lastStrong = Number.NEGATIVE_INFINITY;
    return ok(session);
  }

  /** A manager's recovery code says that a clock behind the desk's own mark is right after all. */
  private async confirmClock(
    trx: StoreTransaction,
    account: Account,
    portal: Portal,
  ): Promise<number | null> {
    if (!this.deps.time.isBehind()) return null;
    const mark = await this.deps.time.clear(trx);
    await this.deps.audit.record(trx, { action: 'desk.clock-cleared', actor: account, portal });
    return mark;
  }

  private async entered(result: Result<Session>): Promise<Result<null>> {
    if (!result.ok) return result;
    // A challenge that the window still had (of somebody else, or from before a switch was turned off) ends with it.
    this.dropChallenge(result.value.windowId);
    await this.deps.sessions.enter(result.value);
    return ok(null);
  }

  private dropChallenge(windowId: WindowId): void {
    const left = this.deps.challenges.peek(windowId);
    if (left) this.deps.challenges.take(left);
  }

  private passwordIsRight(account: Account | null, password: string): Promise<boolean> {
    // An inactive account answers like one that does not exist, in the same time.
    return this.deps.hasher.verify(account?.active === 1 ? account.password_hash : null, password);
  }

  /** The account as it is now, if it is still the one whose password was checked. */
  private async unchanged(trx: Queries, seen: Account): Promise<Account | null> {
    const now = await this.deps.accounts.find(trx, seen.id);
    return now && now.active === 1 && now.password_hash === seen.password_hash ? now : null;
  }

  /** Behind the answer, not before it: a sign-in never waits for a second hash. Where it fails, the next one tries again. */
  private rehash(trier: Trier, account: Account, password: string): Promise<void> {
    const renewed = this.deps.attempts.inTurn(trier, async () => {
      const hash = await this.deps.hasher.hash(password);
      await this.deps.accounts.refreshPasswordHash(this.deps.store, account, hash);
    });
    return renewed.catch(() => undefined);
  }

  private inWindow<T>({ windowId }: Pick<Sender, 'windowId'>, work: () => Promise<T>): Promise<T> {
    return this.windows.run(String(windowId), work);
  }
}
