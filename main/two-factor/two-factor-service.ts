import { normaliseCode, normaliseRecoveryCode } from '../../shared/code-text';
import type { AccountId, AuthenticatorId } from '../../shared/ids';
import { policy } from '../../shared/policy';
import type { Queries } from '../database/schema';
import type { DeskTime } from '../desk-time/desk-time';
import type { Clock } from '../platform/clock';
import type { NewId, Random } from '../platform/random';
import type { SecretBox } from '../platform/secret-box';
import { drawRecoveryCodes } from './recovery-code';
import { type CodeVerdict, verifyCode } from './totp';
import * as repository from './two-factor-repository';

/** A key on the enrolment page, not yet confirmed. */
export interface PendingKey {
  readonly id: AuthenticatorId;
  readonly secret: Buffer;
  readonly expiresAt: number;
}

/** What an account's second factor is. */
export interface TwoFactorState {
  readonly kind: 'set-up' | 'pending' | 'not-set-up';
  readonly enrolledAt: number | null;
  readonly recoveryCodesLeft: number;
}

/** What a factor that was shown turned out to be. */
export type Consumed = CodeVerdict['kind'] | 'expired';

/** Authenticators and recovery codes. Every method works inside of the transaction that it is given. */
export class TwoFactorService {
  constructor(
    private readonly box: SecretBox,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly newId: NewId,
    private readonly time: DeskTime,
  ) {}

  /** Whether a confirmed authenticator exists. */
  async isEnrolled(queries: Queries, account: AccountId): Promise<boolean> {
    return (await repository.findAuthenticator(queries, account, 'confirmed')) !== undefined;
  }

  /** The account's second factor, for a profile. */
  async stateOf(queries: Queries, account: AccountId): Promise<TwoFactorState> {
    const confirmed = await repository.findAuthenticator(queries, account, 'confirmed');
    if (confirmed)
      return {
        kind: 'set-up',
        enrolledAt: confirmed.confirmed_at,
        recoveryCodesLeft: await repository.countUnusedRecoveryCodes(queries, account),
      };
    const pending = await this.pendingKey(queries, account);
    return { kind: pending ? 'pending' : 'not-set-up', enrolledAt: null, recoveryCodesLeft: 0 };
  }

  /** The pending key that has not expired, or null. Throws SealBroken for a damaged row. */
  async pendingKey(queries: Queries, account: AccountId): Promise<PendingKey | null> {
    const row = await repository.findAuthenticator(queries, account, 'pending');
    if (!row || row.expires_at <= this.clock.now()) return null;
    return { id: row.id, secret: this.secretOf(row), expiresAt: row.expires_at };
  }

  /** The account's pending key, the same one until it is confirmed, reset or 24 h old; `begun` when this call drew it. */
  async begin(queries: Queries, account: AccountId): Promise<{ key: PendingKey; begun: boolean }> {
    const now = this.clock.now();
    await repository.dropExpiredPending(queries, account, now);
    const known = await this.pendingKey(queries, account);
    if (known) return { key: known, begun: false };
    const id = this.newId<AuthenticatorId>();
    const secret = this.random.bytes(policy.totp.secretBytes);
    const expiresAt = now + policy.pendingKeyLivesFor;
    await repository.insertAuthenticator(queries, {
      id,
      account_id: account,
      state: 'pending',
      sealed_secret: this.box.seal('authenticator-secret', secret, [account, id]),
      created_at: now,
      expires_at: expiresAt,
      confirmed_at: 0,
      last_step: -1,
    });
    return { key: { id, secret, expiresAt }, begun: true };
  }

  /**
   * Forgets a key that nobody has confirmed: with the password changes who could have seen it. Whoever knew the old one
   * would share the authenticator that the person confirms with the new one.
   */
  forgetPending(queries: Queries, account: AccountId): Promise<void> {
    return repository.dropPending(queries, account);
  }

  /** The same for everybody. */
  forgetEveryPending(queries: Queries): Promise<void> {
    return repository.dropEveryPending(queries);
  }

  /** Confirms the pending key with a typed code and stores the code's step: the code is used up by it. */
  async confirm(queries: Queries, account: AccountId, typed: string): Promise<Consumed> {
    const pending = await this.pendingKey(queries, account);
    if (!pending) return 'expired';
    const verdict = this.judge(pending.secret, typed, -1);
    if (verdict.kind !== 'accepted') return verdict.kind;
    const now = this.clock.now();
    return (await repository.confirmPending(queries, pending.id, verdict.step, now)) ? 'accepted' : 'expired';
  }

  /** Judges a typed code against the confirmed authenticator and consumes its step. */
  async consumeCode(queries: Queries, account: AccountId, typed: string): Promise<Consumed> {
    const row = await repository.findAuthenticator(queries, account, 'confirmed');
    if (!row) return 'expired';
    const verdict = this.judge(this.secretOf(row), typed, row.last_step);
    if (verdict.kind !== 'accepted') return verdict.kind;
    return (await repository.consumeStep(queries, row.id, verdict.step)) ? 'accepted' : 'used';
  }

  /** Consumes a typed recovery code; a code counts only together with the authenticator that it stands in for. */
  async consumeRecoveryCode(queries: Queries, account: AccountId, typed: string): Promise<boolean> {
    const code = normaliseRecoveryCode(typed);
    if (code === null || !(await this.isEnrolled(queries, account))) return false;
    const hashes = this.box.macs('recovery-code', [account, code]);
    return repository.consumeRecoveryCode(queries, account, hashes, this.clock.now());
  }

  /** Ten new codes in place of the old set; only their hashes are kept. */
  async replaceRecoveryCodes(queries: Queries, account: AccountId): Promise<string[]> {
    const codes = drawRecoveryCodes(this.random);
    await repository.replaceRecoveryCodes(
      queries,
      account,
      // 80 random bits need no slow hash; the key keeps a stolen file from being searched at all.
      codes.map((code) => this.box.mac('recovery-code', [account, code])),
      this.clock.now(),
    );
    return codes;
  }

  /** The accounts with a confirmed authenticator, and those with a key that is still on its enrolment page. */
  enrolledAccounts(queries: Queries): Promise<Set<AccountId>> {
    return repository.accountsInState(queries, 'confirmed', 0);
  }

  pendingAccounts(queries: Queries): Promise<Set<AccountId>> {
    return repository.accountsInState(queries, 'pending', this.clock.now());
  }

  recoveryCodesLeft(queries: Queries, account: AccountId): Promise<number> {
    return repository.countUnusedRecoveryCodes(queries, account);
  }

  /** Seals every secret anew under the newest data key. */
  async sealAnew(queries: Queries): Promise<number> {
    const rows = await repository.listAuthenticators(queries);
    for (const row of rows)
      await repository.replaceSealedSecret(
        queries,
        row.id,
        this.box.seal('authenticator-secret', this.secretOf(row), [row.account_id, row.id]),
      );
    return rows.length;
  }

  /** Everything that the account's second factor is made of goes; false when there was nothing. */
  remove(queries: Queries, account: AccountId): Promise<boolean> {
    return repository.removeTwoFactor(queries, account);
  }

  private judge(secret: Buffer, typed: string, lastStep: number): CodeVerdict {
    const code = normaliseCode(typed);
    if (code === null) return { kind: 'wrong' };
    // A clock that was turned back could make an old code right again.
    if (this.time.isBehind()) return { kind: 'clock-behind' };
    return verifyCode(secret, code, this.clock.now(), lastStep);
  }

  private secretOf(row: repository.AuthenticatorRow): Buffer {
    return this.box.open('authenticator-secret', row.sealed_secret, [row.account_id, row.id]);
  }
}
