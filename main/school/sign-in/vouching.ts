import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Attempts, Trier } from '../attempts/attempts';
import type { Challenge } from '../sessions/challenge-store';
import type { PasswordHasher } from '../attempts/password-hasher';
import type { Account, Accounts } from '../accounts/accounts';
import type { TwoFactorService } from '../factors/two-factor-service';

/** What a manager types on the person's sign-in page. */
export interface TypedVouch {
  readonly username: string;
  readonly password: string;
  readonly code: string;
  readonly reason: string;
}

/** The named voucher and what they typed, for one attempt. */
export interface Voucher {
  readonly trier: Trier;
  readonly typed: TypedVouch;
}

/** Dependencies of `Vouching`. */
interface VouchingDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly twoFactor: TwoFactorService;
  readonly attempts: Attempts;
  readonly hasher: PasswordHasher;
  readonly time: DeskTime;
  readonly audit: AuditLog;
}

/** Lets a manager vouch for a person without a phone, with the manager's own password and code. */
export class Vouching {
  constructor(private readonly deps: VouchingDeps) {}

  /** Finds the voucher. An unknown username is throttled like a known one. */
  async find(challenge: Challenge, typed: TypedVouch): Promise<Voucher> {
    const account = await this.deps.accounts.findByUsername(this.deps.store, typed.username);
    return { trier: this.deps.attempts.trier(account, typed.username, challenge.portal), typed };
  }

  /** Refuses before any factor is judged: while the clock is behind, or during a wait or lockout of the voucher. */
  async refuseIfClosed({ trier }: Voucher): Promise<Result<never> | null> {
    if (this.deps.time.isBehind()) return refuse('clock-behind');
    return this.deps.attempts.refuseIfClosed(trier);
  }

  /** Whether the password is right. Takes as long for an unknown username. */
  passwordIsRight({ trier: { account }, typed }: Voucher): Promise<boolean> {
    return this.deps.hasher.verify(account?.active === 1 ? account.password_hash : null, typed.password);
  }

  /**
   * Judges a vouch as one attempt of the voucher's, and consumes their code. Every failure has the same answer: username,
   * password, code, role, authenticator, a password that somebody else set, or oneself. So a colleague can't find out who
   * manages the school.
   */
  async judge(
    trx: StoreTransaction,
    person: Account,
    { trier, typed }: Voucher,
    passwordIsRight: boolean,
  ): Promise<Result<Account>> {
    const manager = passwordIsRight ? await this.unchanged(trx, trier.account) : null;
    const hasOwnPassword = manager !== null && manager.must_choose_password === 0;
    const mayVouch = hasOwnPassword && manager.role === 'manager' && manager.id !== person.id;
    const of = manager && { account: manager, portal: trier.portal };
    const verdict =
      mayVouch && of ? (await this.deps.twoFactor.consumeCode(trx, of, typed.code)).verdict : 'wrong';
    if (!mayVouch || verdict !== 'accepted') {
      // A clock that is behind judges no code. A wrong clock must not lock anybody out.
      const clockBehind = verdict === 'clock-behind';
      const failure = clockBehind ? 'clock-behind' : 'vouch-refused';
      return this.deps.attempts.fail(trx, trier, 'sign-in.vouched', failure, {
        ofCode: true,
        counts: !clockBehind,
        subject: person,
      });
    }
    await this.deps.attempts.succeed(trx, manager.id, true);
    await this.deps.audit.record(trx, {
      action: 'sign-in.vouched',
      actor: manager,
      subject: person,
      portal: trier.portal,
      details: { reason: typed.reason },
    });
    return ok(manager);
  }

  /** Reads the voucher again: null if they are inactive, or their password changed since the check. */
  private async unchanged(trx: Queries, checked: Account | null): Promise<Account | null> {
    const now = checked && (await this.deps.accounts.find(trx, checked.id));
    return now && now.active === 1 && now.password_hash === checked.password_hash ? now : null;
  }
}
