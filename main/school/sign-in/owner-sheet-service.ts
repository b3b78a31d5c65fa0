import { normaliseRecoveryKey } from '../../../shared/code-text';
import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import type { AuditHead } from '../audit/audit-head';
import type { AuditLog, Person } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import { acceptClock } from './accept-clock';
import { type DeskKeys, KeyStoreUnavailable } from '../keys/desk-keys';
import { type KeyRing, KeyRingFull } from '../keys/key-ring';
import type { SecretBox } from '../keys/secret-box';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { OptionsService } from '../options/options-service';
import type { Attempts, Trier } from '../attempts/attempts';
import type { PasswordHasher } from '../attempts/password-hasher';
import { judgeNewPassword } from '../attempts/password-rules';
import type { Actor } from '../sessions/actor';
import type { SessionService } from '../sessions/session-service';
import type { Sender } from '../sessions/sender';
import type { Accounts } from '../accounts/accounts';
import type { Resealing } from '../factors/resealing';
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
  readonly box: SecretBox;
  readonly head: AuditHead;
  readonly resealing: Resealing;
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

  /**
   * Issues a new sheet in place of the old one, with a new data key. This window shows its recovery key until the manager
   * closes it.
   */
  async issue(acting: Actor): Promise<Result<null>> {
    const { session } = acting;
    const actor = await this.judged(acting);
    const replaced = this.deps.keys.sheetIssuedAt !== null;
    // Saved before its audit event. An event without a sheet would be false; a sheet without an event is on the screen.
    const refusal = await this.changeKey((ring) => {
      session.shownSheet = this.deps.keys.issueSheet(ring);
    });
    if (refusal) return refusal;
    await inTransaction(this.deps.store, nobody, (trx) =>
      this.deps.audit.record(trx, {
        action: 'owner-sheet.issued',
        actor,
        portal: session.portal,
        details: { replaced },
      }),
    );
    await this.deps.resealing.finish();
    return ok(null);
  }

  /**
   * Creates a new data key, saves it, and reseals every secret under it. The key ring keeps the older keys, so an
   * interruption leaves every secret readable.
   */
  async rotate(acting: Actor): Promise<Result<{ sealedAnew: number; generation: number }>> {
    const actor = await this.judged(acting);
    const refusal = await this.changeKey((ring) => this.deps.keys.rotate(ring));
    if (refusal) return refusal;
    const sealedAnew = await this.deps.resealing.finish();
    return inTransaction(this.deps.store, nobody, async (trx) => {
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

  /** No transaction can take new keys back: the actor is judged before, and the event follows whoever is still there. */
  private judged(acting: Actor): Promise<Person> {
    return inTransaction(this.deps.store, acting, async (_trx, who) => who);
  }

  /** Puts a new data key in use. Returns a refusal if nothing was changed. */
  private async changeKey(change: (ring: KeyRing) => void): Promise<Result<never> | null> {
    const { keys, box, head, store } = this.deps;
    try {
      await head.changeKey(store, () => {
        const ring = keys.nextRing();
        return { box: box.over(ring), change: () => change(ring) };
      });
      return null;
    } catch (cause) {
      if (cause instanceof KeyStoreUnavailable) return refuse('key-store-gone');
      if (cause instanceof KeyRingFull) return refuse('key-ring-full');
      throw cause;
    }
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
      const change = this.deps.accounts.password(await this.deps.hasher.hash(newPassword), 'owner');
      const changed = await inTransaction(this.deps.store, nobody, async (trx) => {
        const account = await this.deps.accounts.change(trx, found, change, true);
        if (!account) return null;
        await this.deps.twoFactor.remove(trx, account.id);
        await this.deps.attempts.lift(trx, account.id);
        await this.deps.attempts.succeed(trx, trier.subject, true);
        await this.deps.audit.record(trx, {
          action: 'owner-sheet.used',
          subject: account,
          portal: sender.portal,
        });
        const present = await acceptClock(this.deps, trx, account, sender.portal);
        await this.deps.supervised.waive(trx, account, present.at);
        return { account, present };
      });
      if (!changed) return refuse('stale-edit');
      this.deps.time.start(changed.present);
      await this.deps.sessions.revokeStale(changed.account.id);
      return ok(null);
    });
  }
}
