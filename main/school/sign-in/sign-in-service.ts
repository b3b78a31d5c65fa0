import type { Portal } from '../../../shared/access';
import { roleOpensPortal } from '../../../shared/access';
import type { SessionId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
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
import type { SessionService } from '../sessions/session-service';
import { isShift, type Session, type SessionStore } from '../sessions/session-store';

/** Where a sign-in is tried. */
export interface CallingWindow {
  readonly windowId: WindowId;
  readonly portal: Portal;
}

/** The password was right; a challenge is to be issued for the factor that is missing. */
interface Missing {
  readonly missing: Parameters<ChallengeStore['issue']>[0];
}

/** Judges what was shown in answer to a challenge, inside of the transaction that consumes it. */
type Judge = (trx: Queries, account: Account, trier: Trier) => Promise<Result<Session | Missing>>;

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Signing in: username and password, then, where the portal asks for one, a factor. Steps are judged in turn per
 * account; each is counted and audited before it is answered. Every method resolves to ok when the window has moved on
 * (to a challenge or a session), or to the refusal.
 */
export class SignInService {
  /** One step at a time in a window: the second of two sent at once sees what the first one came to. */
  private readonly windows = new KeyedQueue();

  constructor(
    private readonly store: Store,
    private readonly accounts: Accounts,
    private readonly options: OptionsService,
    private readonly twoFactor: TwoFactorService,
    private readonly attempts: Attempts,
    private readonly challenges: ChallengeStore,
    private readonly sessionStore: SessionStore,
    private readonly sessions: SessionService,
    private readonly endings: Endings,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly time: DeskTime,
    private readonly supervised: SupervisedEnrolment,
    private readonly vouching: Vouching,
    private readonly passes: OneTimePasses,
  ) {}

  /** Username and password. Leads to a session, or to a challenge where the portal requires a code. */
  begin(window: CallingWindow, typed: Credentials): Promise<Result<null>> {
    return this.inWindow(window, () => this.judgeCredentials(window, typed));
  }

  /** An account that 100 failures have locked: password and recovery code are judged together, as one try. */
  liftLock(window: CallingWindow, typed: Credentials & { recoveryCode: string }): Promise<Result<null>> {
    return this.inWindow(window, () => this.judgeLift(window, typed));
  }

  /** A code from the authentication app. */
  answerCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'code', async (trx, account, trier) => {
      const verdict = await this.twoFactor.consumeCode(trx, account.id, typed);
      if (verdict !== 'accepted')
        return this.attempts.failCode(trx, trier, 'sign-in.code', verdict, this.clock.now());
      return this.complete(trx, challenge, account, 'code');
    });
  }

  /** A recovery code in place of the code. */
  answerRecoveryCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'code', async (trx, account, trier) => {
      if (!(await this.twoFactor.consumeRecoveryCode(trx, account.id, typed)))
        return this.attempts.fail(trx, trier, 'sign-in.recovery-code', 'wrong-recovery-code', {
          ofCode: true,
        });
      if (account.role === 'manager') await this.confirmClock(trx, account, challenge.portal);
      return this.complete(trx, challenge, account, 'recovery-code');
    });
  }

  /** A manager's code before the QR code: right, it leads to a challenge of its own that shows the key. */
  answerEnrolmentCode(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'enrolment-code', async (trx, account, trier) => {
      const verdict = await this.supervised.consume(trx, account, typed);
      if (verdict !== 'accepted')
        return this.attempts.fail(
          trx,
          trier,
          'two-factor.enrolment-code-used',
          verdict === 'wrong' ? 'wrong-enrolment-code' : verdict,
          { ofCode: true, counts: verdict === 'wrong' },
        );
      await this.audit.record(trx, {
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
      const consumed = await this.passes.consume(trx, account, typed);
      if (consumed === true) {
        await this.audit.record(trx, {
          action: 'sign-in.one-time-pass',
          actor: account,
          subject: account,
          portal: challenge.portal,
        });
        return this.complete(trx, challenge, account, 'one-time-pass');
      }
      const behind = consumed === 'clock-behind';
      const failure = behind ? 'clock-behind' : 'wrong-one-time-pass';
      return this.attempts.fail(trx, trier, 'sign-in.one-time-pass', failure, {
        ofCode: true,
        counts: !behind,
      });
    });
  }

  /** A manager at the desk in place of the code, or of setting up an app. The manager's tries are the manager's. */
  vouch(challenge: Challenge, typed: TypedVouch): Promise<Result<null>> {
    return this.inWindow(challenge, async () => {
      const person = await this.trierOf(challenge);
      const voucher = await this.vouching.find(challenge, typed);
      return this.attempts.inTurnOfBoth(person, voucher.trier, async () => {
        const closed = await this.vouching.refuseIfClosed(voucher);
        if (closed) return closed;
        const passwordIsRight = await this.vouching.passwordIsRight(voucher);
        return this.judgeInTurn(challenge, person, async (trx, account) => {
          const vouched = await this.vouching.judge(trx, account, voucher, passwordIsRight);
          return vouched.ok ? this.complete(trx, challenge, account, 'vouched') : vouched;
        });
      });
    });
  }

  /** The first right code of a new key: from here on it is the account's authenticator, with ten recovery codes. */
  confirmEnrolment(challenge: Challenge, typed: string): Promise<Result<null>> {
    return this.answer(challenge, 'enrolment', async (trx, account, trier) => {
      // Turned on since the key was shown: the window is told by its state.
      if (await this.supervised.forbids(trx, challenge)) return refuse('no-challenge');
      const verdict = await this.twoFactor.confirm(trx, account.id, typed);
      if (verdict !== 'accepted')
        return this.attempts.failCode(trx, trier, 'sign-in.code', verdict, this.clock.now());
      await this.supervised.close(trx, account.id);
      const codes = await this.twoFactor.replaceRecoveryCodes(trx, account.id);
      await this.audit.record(trx, {
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
      const requirement = await this.options.requirementOf(trx, account, challenge.portal);
      if (requirement.kind === 'required') return refuse('skip-refused');
      if (requirement.kind === 'skippable')
        await this.audit.record(trx, {
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
    this.challenges.take(challenge);
    this.endings.remember(challenge.windowId, { because: null, username: challenge.username });
  }

  private async judgeCredentials(
    window: CallingWindow,
    { username, password }: Credentials,
  ): Promise<Result<null>> {
    if (this.sessionStore.find(window.windowId)) return refuse('sign-out-first');
    const found = await this.accounts.findByUsername(this.store, username);
    const trier = this.attempts.trier(found, username, window.portal);
    return this.attempts.inTurn(trier, async () => {
      const closed = await this.attempts.refuseIfClosed(trier);
      if (closed) return closed;
      if (!(await this.passwordIsRight(found, password)) || !found)
        return this.inTransaction((trx) =>
          this.attempts.failPassword(trx, trier, 'sign-in.password', 'wrong-credentials', password),
        );
      return this.afterPassword(window, trier, found, password);
    });
  }

  private async judgeLift(
    window: CallingWindow,
    typed: Credentials & { recoveryCode: string },
  ): Promise<Result<null>> {
    if (this.sessionStore.find(window.windowId)) return refuse('sign-out-first');
    const found = await this.accounts.findByUsername(this.store, typed.username);
    const trier = this.attempts.trier(found, typed.username, window.portal);
    return this.attempts.inTurn(trier, async () => {
      const gate = await this.attempts.gate(trier);
      if (gate.kind !== 'open' && gate.retryAt !== null)
        return refuse({ code: 'throttled', retryAt: gate.retryAt });
      const right = await this.passwordIsRight(found, typed.password);
      const result = await this.inTransaction(async (trx): Promise<Result<Session>> => {
        const account = found && (await this.unchanged(trx, found));
        const consumed =
          right && account
            ? await this.twoFactor.consumeRecoveryCode(trx, account.id, typed.recoveryCode)
            : false;
        if (!account || !consumed)
          return this.attempts.fail(trx, trier, 'sign-in.recovery-code', 'wrong-credentials', {
            ofCode: true,
          });
        await this.audit.record(trx, {
          action: 'account.lockout-lifted',
          actor: account,
          subject: account,
          portal: window.portal,
          details: { by: 'recovery-code' },
        });
        return this.complete(trx, window, account, 'recovery-code');
      });
      return this.entered(result);
    });
  }

  /** Brings a waiting session back to its window, still locked; the sign-in that it interrupts is over. */
  resume(window: CallingWindow, id: SessionId): Promise<Result<null>> {
    return this.inWindow(window, async () => {
      if (!this.sessions.resume(window.windowId, id)) return refuse('no-session');
      this.dropChallenge(window.windowId);
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
    return this.attempts.inTurn(trier, () => this.judgeInTurn(challenge, trier, judge));
  }

  private async trierOf(challenge: Challenge): Promise<Trier> {
    const seen = await this.accounts.find(this.store, challenge.accountId);
    return this.attempts.trier(seen, challenge.username, challenge.portal);
  }

  private async judgeInTurn(challenge: Challenge, trier: Trier, judge: Judge): Promise<Result<null>> {
    // An answer that waited for its turn may find the challenge consumed by the one before.
    if (this.challenges.peek(challenge.windowId)?.id !== challenge.id) return refuse('no-challenge');
    const closed = await this.attempts.refuseIfClosed(trier);
    if (closed) return closed;
    const result = await this.inTransaction(async (trx): Promise<Result<Session | Missing>> => {
      const account = await this.accounts.find(trx, challenge.accountId);
      // The account must be as it was when the challenge was issued: no reset, demotion or new password in between.
      if (!account || account.active !== 1 || account.epoch !== challenge.epoch) {
        this.challenges.take(challenge);
        return refuse('no-challenge');
      }
      return judge(trx, account, trier);
    });
    if (result.ok || result.error.code === 'portal-not-open-to-role') {
      this.challenges.take(challenge);
    } else if (result.error.code !== 'no-challenge') {
      challenge.wrongCodes += 1;
      if (challenge.wrongCodes >= policy.challenge.wrongCodes && this.challenges.take(challenge))
        this.endings.remember(challenge.windowId, {
          because: 'too-many-codes',
          username: challenge.username,
        });
    }
    return this.movedOn(result);
  }

  private async afterPassword(
    window: CallingWindow,
    trier: Trier,
    seen: Account,
    password: string,
  ): Promise<Result<null>> {
    const result = await this.inTransaction(async (trx): Promise<Result<Session | Missing>> => {
      const account = await this.unchanged(trx, seen);
      // Changed while the password was checked: judged as if it had changed before.
      if (!account) return refuse('wrong-credentials');
      const requirement = await this.options.requirementOf(trx, account, window.portal);
      if (requirement.kind === 'not-required') return this.complete(trx, window, account, 'password');
      await this.audit.record(trx, {
        action: 'sign-in.password',
        actor: account,
        subject: account,
        portal: window.portal,
      });
      const { windowId, portal } = window;
      const { id: accountId, epoch, username } = account;
      const challenge = { windowId, portal, accountId, epoch, username };
      if (account.two_factor === 'set-up') return ok({ missing: { ...challenge, kind: 'code' } });
      // The password is all the factors there are: nobody sets up an app for a portal that stays closed to them.
      if (!roleOpensPortal(account.role, portal)) return this.complete(trx, window, account, 'password');
      // Supervised, nothing of the key exists before a manager's code is right.
      if (await this.supervised.isRequired(trx, account))
        return ok({ missing: { ...challenge, kind: 'enrolment-code' } });
      return this.enrolment(trx, challenge, account, await this.supervised.isWaived(trx, account));
    });
    if (this.hasher.isOutdated(seen.password_hash)) void this.rehash(trier, seen, password);
    return this.movedOn(result);
  }

  /** Draws the key that the enrolment page shows, or takes the one that is there, and asks for its first code. */
  private async enrolment(
    trx: Queries,
    { windowId, portal }: CallingWindow,
    account: Account,
    supervised: boolean,
  ): Promise<Result<Missing>> {
    const { begun } = await this.twoFactor.begin(trx, account.id);
    if (begun)
      await this.audit.record(trx, {
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
    this.challenges.issue(missing);
    this.endings.forget(missing.windowId);
    return ok(null);
  }

  /** All factors were right. The role's portals are looked at only now, so that nobody learns them with less. */
  private async complete(
    trx: Queries,
    window: CallingWindow,
    account: Account,
    openedWith: Session['openedWith'],
  ): Promise<Result<Session>> {
    // A manager's word is no code of the person's: what was guessed at theirs stays counted.
    await this.attempts.succeed(trx, account.id, openedWith !== 'password' && openedWith !== 'vouched');
    if (!roleOpensPortal(account.role, window.portal)) {
      await this.audit.record(trx, {
        action: 'sign-in.portal-refused',
        outcome: 'failure',
        actor: account,
        subject: account,
        portal: window.portal,
      });
      return refuse('portal-not-open-to-role');
    }
    const { windowId, portal } = window;
    const session = await this.sessions.write(trx, { windowId, portal, openedWith }, account);
    // A password alone is no fresh factor for somebody whose other portal asks for a code.
    if (openedWith === 'password' && (await this.options.stepsUpWithCode(trx, account)))
      session.lastStrong = Number.NEGATIVE_INFINITY;
    // Nor is what a manager gave in place of one.
    if (isShift(session)) session.lastStrong = Number.NEGATIVE_INFINITY;
    return ok(session);
  }

  /** A manager's recovery code says that a clock behind the desk's own mark is right after all. */
  private async confirmClock(trx: Queries, account: Account, portal: Portal): Promise<void> {
    if (!this.time.isBehind()) return;
    await this.time.clear(trx);
    await this.audit.record(trx, { action: 'desk.clock-cleared', actor: account, portal });
  }

  private async entered(result: Result<Session>): Promise<Result<null>> {
    if (!result.ok) return result;
    // A challenge that the window still had (of somebody else, or from before a switch was turned off) ends with it.
    this.dropChallenge(result.value.windowId);
    await this.sessions.enter(result.value);
    return ok(null);
  }

  private dropChallenge(windowId: WindowId): void {
    const left = this.challenges.peek(windowId);
    if (left) this.challenges.take(left);
  }

  private passwordIsRight(account: Account | null, password: string): Promise<boolean> {
    // An inactive account answers like one that does not exist, in the same time.
    return this.hasher.verify(account?.active === 1 ? account.password_hash : null, password);
  }

  /** The account as it is now, if it is still the one whose password was checked. */
  private async unchanged(trx: Queries, seen: Account): Promise<Account | null> {
    const now = await this.accounts.find(trx, seen.id);
    return now && now.active === 1 && now.password_hash === seen.password_hash ? now : null;
  }

  /** Behind the answer, not before it: a sign-in never waits for a second hash. Where it fails, the next one tries again. */
  private rehash(trier: Trier, account: Account, password: string): Promise<void> {
    const renewed = this.attempts.inTurn(trier, async () => {
      const hash = await this.hasher.hash(password);
      await this.accounts.refreshPasswordHash(this.store, account, hash);
    });
    return renewed.catch(() => undefined);
  }

  private inWindow<T>({ windowId }: Pick<CallingWindow, 'windowId'>, work: () => Promise<T>): Promise<T> {
    return this.windows.run(String(windowId), work);
  }

  private inTransaction<T>(work: (trx: Queries) => Promise<T>): Promise<T> {
    return this.store.transaction().execute(work);
  }
}
