import { setImmediate } from 'node:timers/promises';
import { normaliseRecoveryKey } from '../../../shared/code-text';
import type { AuthenticatorId } from '../../../shared/ids';
import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import { type DeskKeys, KeyStoreUnavailable } from '../keys/desk-keys';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { OptionsService } from '../options/options-service';
import type { Attempts, Trier } from '../attempts/attempts';
import type { PasswordHasher } from '../attempts/password-hasher';
import { judgeNewPassword } from '../attempts/password-rules';
import type { Actor } from '../sessions/actor';
import type { SessionService } from '../sessions/session-service';
import type { Sender } from '../sessions/sender';
import type { Accounts } from '../accounts/accounts';
import type { TwoFactorService } from '../factors/two-factor-service';
import { inTransaction, nobody } from '../store/in-transaction';

/** What a manager without any factor types, to recover their account. */
export interface ManagerRecovery {
  readonly recoveryKey: string;
  readonly username: string;
  readonly newPassword: string;
}

/** Dependencies of `OwnerSheetService`. */
interface OwnerSheetServiceDeps {
  readonly store: Store;
  readonly keys: DeskKeys;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly attempts: Attempts;
  readonly sessions: SessionService;
  readonly time: DeskTime;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly supervised: SupervisedEnrolment;
}

/** Issues the owner's sheet, rotates the data key, and recovers a manager's account with the sheet. */
export class OwnerSheetService {
  constructor(private readonly deps: OwnerSheetServiceDeps) {}

  /** Issues a new sheet in place of the old one. This window shows its recovery key until the manager closes it. */
  async issue(acting: Actor): Promise<Result<null>> {
    const { session } = acting;
    // No transaction can take a sheet back: the actor is judged before it is drawn.
    await inTransaction(this.deps.store, acting, async () => undefined);
    const replaced = this.deps.keys.sheetIssuedAt !== null;
    try {
      // Saved before its audit event. An event without a sheet would be false; a sheet without an event is on the screen.
      session.shownSheet = this.deps.keys.issueSheet();
    } catch (cause) {
      if (cause instanceof KeyStoreUnavailable) return refuse('key-store-gone');
      throw cause;
    }
    await inTransaction(this.deps.store, acting, (trx, actor) =>
      this.deps.audit.record(trx, {
        action: 'owner-sheet.issued',
        actor,
        portal: session.portal,
        details: { replaced },
      }),
    );
    return ok(null);
  }

  /**
   * Creates a new data key, saves it, and reseals every secret under it page by page. The key ring keeps the older keys, so
   * an interruption leaves every secret readable.
   */
  async rotate(acting: Actor): Promise<Result<{ sealedAnew: number; generation: number }>> {
    await inTransaction(this.deps.store, acting, async () => undefined);
    try {
      this.deps.keys.rotate();
    } catch (cause) {
      if (cause instanceof KeyStoreUnavailable) return refuse('key-store-gone');
      throw cause;
    }
    let sealedAnew = 0;
    let after: AuthenticatorId | '' | null = '';
    while (after !== null) {
      const from: AuthenticatorId | '' = after;
      const page: Awaited<ReturnType<TwoFactorService['sealAnewAfter']>> = await inTransaction(
        this.deps.store,
        nobody,
        (trx) => this.deps.twoFactor.sealAnewAfter(trx, from),
      );
      sealedAnew += page.sealed;
      after = page.last;
      // A transaction doesn't yield to the event loop. Without this, no window gets an answer until the last page.
      await setImmediate();
    }
    return inTransaction(this.deps.store, acting, async (trx, actor) => {
      sealedAnew += await this.deps.twoFactor.sealStockAnew(trx);
      const generation = this.deps.keys.ring.current.id;
      await this.deps.audit.record(trx, {
        action: 'desk.key-rotated',
        actor,
        portal: acting.session.portal,
        details: { generation, sealedAnew },
      });
      return ok({ sealedAnew, generation });
    });
  }

  /**
   * Recovers a manager's account with the sheet: it sets a new password, removes the second factor and the lockout, and
   * accepts the clock as right. The manager then signs in with the new password. Attempts are throttled.
   */
  async recoverManager(
    sender: Sender,
    { recoveryKey, username, newPassword }: ManagerRecovery,
  ): Promise<Result<null>> {
    // No typed username can produce this subject, so failures of the sign-in page don't count here.
    const trier: Trier = { subject: 'owner-sheet', account: null, portal: sender.portal };
    return this.deps.attempts.inTurn(trier, async () => {
      // Waits count, but no lockout: nobody else could lift it, and the owner would lose the school.
      const gate = await this.deps.attempts.gate(trier);
      if (gate.kind !== 'open' && gate.retryAt !== null)
        return refuse({ code: 'throttled', retryAt: gate.retryAt });
      const key = normaliseRecoveryKey(recoveryKey);
      if (key === null || !this.deps.keys.isSheet(key))
        return inTransaction(this.deps.store, nobody, (trx) =>
          this.deps.attempts.fail(trx, trier, 'owner-sheet.used', 'wrong-recovery-key', { ofCode: true }),
        );
      const found = await this.deps.accounts.findByUsername(this.deps.store, username);
      if (found?.role !== 'manager' || found.active !== 1) return refuseField('username', 'not-a-choice');
      const school = await this.deps.options.school();
      const weakness = await judgeNewPassword(newPassword, {
        shortest: await this.deps.options.shortestPassword(found.role, found),
        username: found.username,
        schoolName: school?.name ?? '',
      });
      if (weakness) return refuseField('newPassword', weakness.problem, weakness.bound);
      const change = {
        password_hash: await this.deps.hasher.hash(newPassword),
        password_changed_at: this.deps.accounts.now(),
      };
      const changed = await inTransaction(this.deps.store, nobody, async (trx) => {
        const account = await this.deps.accounts.change(trx, found, change, true);
        if (!account) return null;
        await this.deps.twoFactor.remove(trx, account.id);
        await this.deps.supervised.waive(trx, account);
        await this.deps.attempts.lift(trx, account.id);
        await this.deps.attempts.succeed(trx, trier.subject, true);
        const mark = await this.deps.time.clear(trx);
        await this.deps.audit.record(trx, {
          action: 'owner-sheet.used',
          subject: account,
          portal: sender.portal,
        });
        return { account, mark };
      });
      if (!changed) return refuse('stale-edit');
      this.deps.time.start(changed.mark);
      await this.deps.sessions.revokeStale(changed.account.id);
      return ok(null);
    });
  }
}
