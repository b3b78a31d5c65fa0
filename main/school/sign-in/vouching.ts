import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Attempts, Trier } from '../attempts/attempts';
import type { Challenge } from '../sessions/challenge-store';
import type { PasswordHasher } from '../attempts/password-hasher';
import type { Account, Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import type { TwoFactorService } from '../factors/two-factor-service';

/** What a manager types in somebody else's sign-in window. */
export interface TypedVouch {
  readonly username: string;
  readonly password: string;
  readonly code: string;
  readonly reason: string;
}

/** Whoever was named as the voucher, with what their password came to. Held for the length of one try. */
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
  readonly notices: NoticeBoard;
  readonly hasher: PasswordHasher;
  readonly time: DeskTime;
  readonly audit: AuditLog;
}

/** A manager at the desk who vouches for somebody without a phone, with both of the manager's own factors. */
export class Vouching {
  constructor(private readonly deps: VouchingDeps) {}

  /** Finds who is named; nobody is throttled like somebody. */
  async find(challenge: Challenge, typed: TypedVouch): Promise<Voucher> {
    const account = await this.deps.accounts.findByUsername(this.deps.store, typed.username);
    return { trier: this.deps.attempts.trier(account, typed.username, challenge.portal), typed };
  }

  /** Refuses before anything is judged: with the clock behind, or while the voucher's own tries have to wait. */
  async refuseIfClosed({ trier }: Voucher): Promise<Result<never> | null> {
    if (this.deps.time.isBehind()) return refuse('clock-behind');
    return this.deps.attempts.refuseIfClosed(trier);
  }

  /** Whether the typed password is the voucher's; as slow for a username that nobody has. */
  passwordIsRight({ trier: { account }, typed }: Voucher): Promise<boolean> {
    return this.deps.hasher.verify(account?.active === 1 ? account.password_hash : null, typed.password);
  }

  /**
   * Judges a vouch as one try of the voucher's, and uses up their code. Whatever is wrong (no such username, password,
   * code, not a manager, no authenticator, oneself) is answered alike: nothing tells a colleague who manages the school.
   */
  async judge(
    trx: StoreTransaction,
    person: Account,
    { trier, typed }: Voucher,
    passwordIsRight: boolean,
  ): Promise<Result<Account>> {
    const manager = passwordIsRight ? await this.unchanged(trx, trier.account) : null;
    const mayVouch = manager !== null && manager.role === 'manager' && manager.id !== person.id;
    const verdict = mayVouch ? await this.deps.twoFactor.consumeCode(trx, manager.id, typed.code) : 'wrong';
    if (!mayVouch || verdict !== 'accepted') {
      // As everywhere: no code was judged, so none was guessed.
      const behind = verdict === 'clock-behind';
      const failure = behind ? 'clock-behind' : 'vouch-refused';
      return this.deps.attempts.fail(trx, trier, 'sign-in.vouched', failure, {
        ofCode: true,
        counts: !behind,
        subject: person,
      });
    }
    await this.deps.attempts.succeed(trx, manager.id, true);
    await this.deps.notices.pin(trx, person.id, 'vouched', manager.name);
    await this.deps.audit.record(trx, {
      action: 'sign-in.vouched',
      actor: manager,
      subject: person,
      portal: trier.portal,
      details: { reason: typed.reason },
    });
    return ok(manager);
  }

  /** The voucher as they are now, if they are still the one whose password was checked. */
  private async unchanged(trx: Queries, seen: Account | null): Promise<Account | null> {
    const now = seen && (await this.deps.accounts.find(trx, seen.id));
    return now && now.active === 1 && now.password_hash === seen.password_hash ? now : null;
  }
}
