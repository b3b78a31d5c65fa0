import { roleOpensPortal } from '../../../shared/access';
import { ok, type Result, refuse } from '../../../shared/result';
import type { Account } from '../accounts/accounts';
import type { Trier } from '../attempts/attempts';
import type { Sender } from '../sessions/sender';
import { inTransaction, nobody } from '../store/in-transaction';
import type { Queries, StoreTransaction } from '../store/schema';
import { challengedBy, type SignInCompletion } from './sign-in-completion';
import type { SignInDeps } from './sign-in-deps';
import type { Outcome } from './step';
import type { WindowProgress } from './window-progress';

/** What the person types on the sign-in page. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What the person types to lift the lockout of their own account. */
export interface LiftCredentials extends Credentials {
  readonly recoveryCode: string;
}

/** The steps that begin with a username and a password. The caller gives the window its turn. */
export class PasswordSteps {
  constructor(
    private readonly deps: SignInDeps,
    private readonly completion: SignInCompletion,
    private readonly progress: WindowProgress,
  ) {}

  /** Judges username and password. */
  async signIn(sender: Sender, { username, password }: Credentials): Promise<Result<null>> {
    if (this.deps.sessionStore.find(sender.windowId)) return refuse('sign-out-first');
    const found = await this.deps.accounts.findByUsername(this.deps.store, username);
    const trier = this.deps.attempts.trier(found, username, sender.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const refused = await this.deps.attempts.refuseIfClosed(trier);
      if (refused) return refused;
      if (!(await this.passwordIsRight(found, password)) || !found) return this.failPassword(trier, password);
      const result = await inTransaction(this.deps.store, nobody, (trx) =>
        this.afterPassword(trx, sender, found),
      );
      if (this.deps.hasher.isOutdated(found.password_hash)) void this.rehash(trier, found, password);
      return this.progress.moveOn(result);
    });
  }

  /** Lifts a lockout after 100 failures. Password and recovery code are judged together, as one attempt. */
  async liftLockout(sender: Sender, typed: LiftCredentials): Promise<Result<null>> {
    if (this.deps.sessionStore.find(sender.windowId)) return refuse('sign-out-first');
    const found = await this.deps.accounts.findByUsername(this.deps.store, typed.username);
    const trier = this.deps.attempts.trier(found, typed.username, sender.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const gate = await this.deps.attempts.gate(trier);
      if (gate.kind !== 'open' && gate.retryAt !== null)
        return refuse({ code: 'throttled', retryAt: gate.retryAt });
      const passwordIsRight = await this.passwordIsRight(found, typed.password);
      const result = await inTransaction(this.deps.store, nobody, async (trx): Promise<Result<Outcome>> => {
        const account = found && (await this.unchanged(trx, found));
        const consumed =
          passwordIsRight && account
            ? await this.deps.twoFactor.consumeRecoveryCode(trx, account.id, typed.recoveryCode)
            : false;
        if (!account || !consumed)
          return this.deps.attempts.fail(trx, trier, 'sign-in.recovery-code', 'wrong-credentials', {
            ofCode: true,
          });
        const completed = await this.completion.complete(trx, sender, account, 'recovery-code');
        // After the sign-in's event, so that this session doesn't show the notice of its own act.
        await this.deps.audit.record(trx, {
          action: 'account.lockout-lifted',
          actor: account,
          subject: account,
          portal: sender.portal,
          details: { by: 'recovery-code' },
        });
        return completed;
      });
      return this.progress.moveOn(result);
    });
  }

  private async failPassword(trier: Trier, password: string): Promise<Result<never>> {
    const refused = await inTransaction(this.deps.store, nobody, (trx) =>
      this.deps.attempts.failPassword(trx, trier, 'sign-in.password', 'wrong-credentials', password),
    );
    this.deps.attempts.rememberWrong(trier, password);
    return refused;
  }

  /** Decides what follows a right password: a session or a password of one's own, a code, a manager's code, or the enrolment. */
  private async afterPassword(
    trx: StoreTransaction,
    sender: Sender,
    checked: Account,
  ): Promise<Result<Outcome>> {
    const account = await this.unchanged(trx, checked);
    // The account changed during the password check. The answer is the same as after the change.
    if (!account) return refuse('wrong-credentials');
    const requirement = await this.deps.options.requirementOf(trx, account, sender.portal);
    const isAlone = requirement.kind === 'not-required';
    // A sign-in that doesn't end here may be given up, so its right password has an event of its own.
    if (!isAlone || account.must_choose_password === 1)
      await this.deps.audit.record(trx, {
        action: 'sign-in.password',
        actor: account,
        subject: account,
        portal: sender.portal,
      });
    if (isAlone) return this.completion.complete(trx, sender, account, 'password');
    const challenge = challengedBy(sender, account);
    if (await this.deps.twoFactor.isEnrolled(trx, account.id))
      return ok({ next: { ...challenge, kind: 'code' } });
    // No other factor exists yet. Nobody has to set up an app only to learn that the portal is closed to their role.
    if (!roleOpensPortal(account.role, sender.portal))
      return this.completion.complete(trx, sender, account, 'password');
    // A supervised enrolment draws no key before the manager's code is right.
    if (await this.deps.supervised.isRequired(trx, account))
      return ok({ next: { ...challenge, kind: 'enrolment-code' } });
    const waived = await this.deps.supervised.isWaived(trx, account);
    return this.completion.beginEnrolment(trx, sender, account, waived);
  }

  private passwordIsRight(account: Account | null, password: string): Promise<boolean> {
    // An inactive account gives the answer of an unknown username, after the same time.
    return this.deps.hasher.verify(account?.active === 1 ? account.password_hash : null, password);
  }

  /** Reads the account again: null if it is inactive, or its password changed since the check. */
  private async unchanged(trx: Queries, checked: Account): Promise<Account | null> {
    const now = await this.deps.accounts.find(trx, checked.id);
    return now && now.active === 1 && now.password_hash === checked.password_hash ? now : null;
  }

  /** Runs after the answer, so that no sign-in waits for a second hash. The next sign-in retries a failure. */
  private rehash(trier: Trier, account: Account, password: string): Promise<void> {
    const renewed = this.deps.attempts.inTurn(trier, async () => {
      const hash = await this.deps.hasher.hash(password);
      await this.deps.accounts.refreshPasswordHash(this.deps.store, account, hash);
    });
    return renewed.catch(() => undefined);
  }
}
