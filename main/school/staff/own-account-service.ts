import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import { type Portal, roleOpensPortal } from '../../../shared/access';
import type { SeenNotice } from '../../../shared/notice';
import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { FactorService } from '../sessions/factor-service';
import type { PasswordHasher } from '../attempts/password-hasher';
import { judgeNewPassword } from '../attempts/password-rules';
import type { Actor } from '../sessions/actor';
import type { SessionService, SignedIn } from '../sessions/session-service';
import type { Account, Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { SignInHistory } from './sign-in-history';
import { inTransaction } from '../store/in-transaction';

/** Dependencies of `OwnAccountService`. */
interface OwnAccountServiceDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly sessions: SessionService;
  readonly factors: FactorService;
  readonly notices: NoticeBoard;
  readonly history: SignInHistory;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
}

/** Lets a signed-in person read and change their own account. */
export class OwnAccountService {
  constructor(private readonly deps: OwnAccountServiceDeps) {}

  async read(signedIn: SignedIn): Promise<Result<OwnAccount>> {
    const { account } = signedIn;
    const { requireTwoFactor } = await this.deps.options.current();
    const twoFactor = await this.deps.twoFactor.stateOf(this.deps.store, account.id);
    return ok({
      name: account.name,
      username: account.username,
      role: account.role,
      enrolledAt: twoFactor.enrolledAt,
      recoveryCodesLeft: twoFactor.recoveryCodesLeft,
      recoveryCodesMadeAt: await this.deps.twoFactor.recoveryCodesMadeAt(this.deps.store, account.id),
      codeRequired: requireTwoFactor,
      skippableUntil: {
        office: await this.skippableUntil(account, 'office'),
        staff: await this.skippableUntil(account, 'staff'),
      },
      shortestPassword: await this.deps.options.shortestPassword(account.role, account),
      passwordChangedAt: account.password_changed_at,
      signIns: (await this.deps.history.page(signedIn, null)).entries,
    });
  }

  /** Changes the password of a person who shows the present one. Their other sessions end, this one stays. */
  async changePassword(actor: Actor, current: string, next: string): Promise<Result<null>> {
    const { account, session } = actor;
    const checked = await this.deps.factors.checkPassword(actor, current);
    if (!checked.ok)
      return checked.error.code === 'wrong-password'
        ? refuseField('currentPassword', 'wrong-password')
        : checked;
    if (current.normalize('NFC') === next.normalize('NFC'))
      return refuseField('newPassword', 'same-as-before');
    const school = await this.deps.options.school();
    const shortest = await this.deps.options.shortestPassword(account.role, account);
    const judged = await judgeNewPassword(next, {
      shortest,
      username: account.username,
      schoolName: school?.name ?? '',
    });
    if (judged) return refuseField('newPassword', judged.problem, judged.bound);

    const change = this.deps.accounts.password(await this.deps.hasher.hash(next), 'owner');
    const changed = await inTransaction(this.deps.store, actor, async (trx) => {
      const after = await this.deps.accounts.change(trx, account, change, true);
      if (!after) return null;
      await this.deps.sessions.keepThrough(trx, session, after);
      await this.deps.twoFactor.pending.forget(trx, account.id);
      await this.deps.audit.record(trx, {
        action: 'password.changed',
        actor: after,
        subject: after,
        portal: session.portal,
      });
      return after;
    });
    if (!changed) return refuse('stale-edit');
    await this.deps.sessions.revokeStale(account.id);
    return ok(null);
  }

  /** Replaces the recovery codes. The new ones stay on this window until the person confirms that they are saved. */
  async replaceRecoveryCodes(actor: Actor): Promise<Result<null>> {
    const { session } = actor;
    const codes = await inTransaction(this.deps.store, actor, async (trx, account) => {
      if (!(await this.deps.twoFactor.hasConfirmed(trx, account.id))) return null;
      await this.deps.audit.record(trx, {
        action: 'two-factor.recovery-codes-replaced',
        actor: account,
        subject: account,
        portal: session.portal,
      });
      return this.deps.twoFactor.replaceRecoveryCodes(trx, account.id);
    });
    if (!codes) return refuse('not-found');
    session.shownCodes = codes;
    return ok(null);
  }

  /** Until when the person may put off setting up an app at a portal (UTC milliseconds); null where no grace applies. */
  private async skippableUntil(account: Account, portal: Portal): Promise<number | null> {
    if (!roleOpensPortal(account.role, portal)) return null;
    const requirement = await this.deps.options.requirementOf(this.deps.store, account, portal);
    return requirement.kind === 'skippable' ? requirement.until : null;
  }

  /** Dismisses the notices that the person's window has shown. The dispatcher has taken their own factor before. */
  async dismissNotices(actor: Actor, seen: readonly SeenNotice[]): Promise<void> {
    await inTransaction(this.deps.store, actor, (trx) => this.deps.notices.dismiss(trx, actor.session, seen));
  }
}
