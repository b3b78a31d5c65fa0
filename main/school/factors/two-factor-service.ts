import { normaliseCode, normaliseRecoveryCode } from '../../../shared/code-text';
import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { Queries } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Clock } from '../platform/clock';
import type { NewId, Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import { drawRecoveryCodes } from './recovery-code';
import { listStock, replaceSealedSeed } from './token-stock-repository';
import { type CodeVerdict, verifyCode } from './totp';
import * as recoveryCodes from './recovery-code-repository';
import * as repository from './two-factor-repository';

/** The key on the enrolment page, before its first right code. `expiresAt` is UTC milliseconds. */
export interface PendingKey {
  readonly id: AuthenticatorId;
  readonly secret: Buffer;
  readonly expiresAt: number;
}

/** The state of an account's second factor. */
export interface TwoFactorState {
  readonly kind: 'set-up' | 'pending' | 'not-set-up';
  readonly enrolledAt: number | null;
  readonly recoveryCodesLeft: number;
}

/** The verdict on a typed code. `expired` means that there is no key to judge it by. */
export type Consumed = CodeVerdict['kind'] | 'expired';

/** The verdict on a code of a confirmed authenticator. An accepted one names the authenticator. */
export type ConsumedCode =
  | { readonly verdict: 'accepted'; readonly by: AuthenticatorId }
  | { readonly verdict: Exclude<Consumed, 'accepted'> };

/** A confirmed authenticator with its opened secret. */
export interface OpenAuthenticator extends repository.AuthenticatorRow {
  readonly secret: Buffer;
}

/** A hardware token that gets an owner. */
export interface NewToken {
  readonly serial: string;
  readonly periodSeconds: 30 | 60;
  readonly seed: Uint8Array;
  /** The drift that its first code showed; 0 for a token without a first code. */
  readonly driftSteps: number;
  /** The time step of its first code; -1 without one. */
  readonly lastStep: number;
}

/** Secrets that one transaction reseals. It is small, so that calls of the windows run in between. */
const resealedAtOnce = 50;

/** Dependencies of `TwoFactorService`. */
interface TwoFactorServiceDeps {
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly time: DeskTime;
}

/** Authenticators and recovery codes. Every method runs inside of the caller's transaction. */
export class TwoFactorService {
  private droppedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly deps: TwoFactorServiceDeps) {}

  /** Whether the account has a confirmed authenticator. */
  async isEnrolled(queries: Queries, account: AccountId): Promise<boolean> {
    return repository.hasConfirmed(queries, account);
  }

  /** The account's confirmed authenticators with sealed secrets, the oldest first. */
  confirmed(queries: Queries, account: AccountId): Promise<repository.AuthenticatorRow[]> {
    return repository.confirmedOf(queries, account);
  }

  /** The account's confirmed authenticators with opened secrets. Throws SealBroken for a damaged row. */
  async opened(queries: Queries, account: AccountId): Promise<OpenAuthenticator[]> {
    const rows = await repository.confirmedOf(queries, account);
    return rows.map((row) => ({ ...row, secret: this.secretOf(row) }));
  }

  /** The account's second factor, for a profile. */
  async stateOf(queries: Queries, account: AccountId): Promise<TwoFactorState> {
    const [first] = await repository.confirmedOf(queries, account);
    if (first)
      return {
        kind: 'set-up',
        enrolledAt: first.confirmed_at,
        recoveryCodesLeft: await recoveryCodes.countUnusedRecoveryCodes(queries, account),
      };
    const pending = await this.pendingKey(queries, account);
    return { kind: pending ? 'pending' : 'not-set-up', enrolledAt: null, recoveryCodesLeft: 0 };
  }

  /**
   * The pending key of a first enrolment, or null. An enrolled person adds another key in their session. A window with a
   * password alone must not see that key.
   */
  async pendingKey(queries: Queries, account: AccountId): Promise<PendingKey | null> {
    return (await this.isEnrolled(queries, account)) ? null : this.addedKey(queries, account);
  }

  /** The unexpired pending key of any enrolment, or null. Throws SealBroken for a damaged row. */
  async addedKey(queries: Queries, account: AccountId): Promise<PendingKey | null> {
    const row = await repository.findPending(queries, account);
    if (!row || row.expires_at <= this.deps.clock.now()) return null;
    return { id: row.id, secret: this.secretOf(row), expiresAt: row.expires_at };
  }

  /** Returns the account's pending key, or draws one. `begun` says whether this call drew it. */
  async begin(queries: Queries, account: AccountId): Promise<{ key: PendingKey; begun: boolean }> {
    const now = this.deps.clock.now();
    await repository.dropExpiredPending(queries, account, now);
    const known = await this.addedKey(queries, account);
    if (known) return { key: known, begun: false };
    const id = this.deps.newId<AuthenticatorId>();
    const secret = this.deps.random.bytes(policy.totp.secretBytes);
    const expiresAt = now + policy.pendingKeyLivesFor;
    await repository.insertAuthenticator(queries, {
      id,
      account_id: account,
      state: 'pending',
      kind: 'app',
      label: '',
      serial: '',
      period_seconds: policy.totp.periodSeconds,
      sealed_secret: this.deps.box.seal('authenticator-secret', secret, [account, id]),
      created_at: now,
      expires_at: expiresAt,
      confirmed_at: 0,
      last_step: -1,
      drift_steps: 0,
      last_used_at: 0,
    });
    return { key: { id, secret, expiresAt }, begun: true };
  }

  /**
   * Forgets the pending key after a change of password. A thief with the old password could have copied the key, and would
   * share the authenticator once the person confirms it.
   */
  forgetPending(queries: Queries, account: AccountId): Promise<void> {
    return repository.dropPending(queries, account);
  }

  /** Forgets the pending keys of all accounts. */
  forgetEveryPending(queries: Queries): Promise<void> {
    return repository.dropEveryPending(queries);
  }

  /** Removes expired pending keys, at most once a minute. */
  async dropExpired(queries: Queries): Promise<void> {
    const now = this.deps.clock.monotonic();
    if (now - this.droppedAt < 60_000) return;
    this.droppedAt = now;
    await repository.dropEveryPending(queries, this.deps.clock.now());
  }

  /** Confirms the key of a first enrolment with a typed code, and consumes the code. */
  async confirm(queries: Queries, account: AccountId, typed: string): Promise<Consumed> {
    return (await this.isEnrolled(queries, account)) ? 'expired' : this.confirmAdded(queries, account, typed);
  }

  /** Confirms the pending key of any enrolment. The caller checks the limit of authenticators. */
  async confirmAdded(queries: Queries, account: AccountId, typed: string, label = ''): Promise<Consumed> {
    const pending = await this.addedKey(queries, account);
    if (!pending) return 'expired';
    const code = this.readCode(typed);
    if (code.kind !== 'readable') return code.kind;
    const now = this.deps.clock.now();
    const verdict = verifyCode(pending.secret, code.digits, now, -1);
    if (verdict.kind !== 'accepted') return verdict.kind;
    return (await repository.confirmPending(queries, pending.id, verdict.step, now, label))
      ? 'accepted'
      : 'expired';
  }

  /** Adds a confirmed hardware token. The caller checks the limit of authenticators. */
  async addToken(queries: Queries, account: AccountId, token: NewToken): Promise<AuthenticatorId> {
    const id = this.deps.newId<AuthenticatorId>();
    const now = this.deps.clock.now();
    await repository.insertAuthenticator(queries, {
      id,
      account_id: account,
      state: 'confirmed',
      kind: 'token',
      label: '',
      serial: token.serial,
      period_seconds: token.periodSeconds,
      sealed_secret: this.deps.box.seal('authenticator-secret', token.seed, [account, id]),
      created_at: now,
      expires_at: 0,
      confirmed_at: now,
      last_step: token.lastStep,
      drift_steps: token.driftSteps,
      last_used_at: token.lastStep < 0 ? 0 : now,
    });
    return id;
  }

  /**
   * Judges a typed code against each confirmed authenticator and consumes its time step. `accepted` wins over `used`, and
   * `used` over `wrong`. `clock-behind` comes last, because it does not count as a failure: a code that any authenticator
   * judged was a guess.
   */
  async consumeCode(queries: Queries, account: AccountId, typed: string): Promise<ConsumedCode> {
    const rows = await repository.confirmedOf(queries, account);
    if (rows.length === 0) return { verdict: 'expired' };
    const code = this.readCode(typed);
    if (code.kind !== 'readable') return { verdict: code.kind };
    const now = this.deps.clock.now();
    const kinds = new Set<CodeVerdict['kind']>();
    for (const row of rows) {
      const verdict = verifyCode(this.secretOf(row), code.digits, now, row.last_step, {
        periodSeconds: row.period_seconds,
        learnedDrift: row.drift_steps,
      });
      if (verdict.kind !== 'accepted') kinds.add(verdict.kind);
      else if (await repository.consumeStep(queries, row.id, verdict.step, now))
        return { verdict: 'accepted', by: row.id };
      else kinds.add('used');
    }
    return { verdict: kinds.has('used') ? 'used' : kinds.has('wrong') ? 'wrong' : 'clock-behind' };
  }

  /** Names an authenticator. Returns whether the account has it. */
  rename(queries: Queries, account: AccountId, id: AuthenticatorId, label: string): Promise<boolean> {
    return repository.nameAuthenticator(queries, account, id, label);
  }

  /** Removes an authenticator, but never the last one. */
  async removeOne(
    queries: Queries,
    account: AccountId,
    id: AuthenticatorId,
  ): Promise<'removed' | 'last' | 'not-found'> {
    const rows = await repository.confirmedOf(queries, account);
    if (!rows.some((row) => row.id === id)) return 'not-found';
    if (rows.length === 1) return 'last';
    return (await repository.removeAuthenticator(queries, account, id)) ? 'removed' : 'not-found';
  }

  /** Consumes a typed recovery code. It counts only while the account has the authenticator that it stands in for. */
  async consumeRecoveryCode(queries: Queries, account: AccountId, typed: string): Promise<boolean> {
    const code = normaliseRecoveryCode(typed);
    if (code === null || !(await this.isEnrolled(queries, account))) return false;
    const hashes = this.deps.box.macs('recovery-code', [account, code]);
    return recoveryCodes.consumeRecoveryCode(queries, account, hashes, this.deps.clock.now());
  }

  /** Replaces the account's recovery codes with ten new ones. The store keeps only their hashes. */
  async replaceRecoveryCodes(queries: Queries, account: AccountId): Promise<string[]> {
    const codes = drawRecoveryCodes(this.deps.random);
    await recoveryCodes.replaceRecoveryCodes(
      queries,
      account,
      // 80 random bits need no slow hash. The key of the MAC protects a stolen file from any search.
      codes.map((code) => this.deps.box.mac('recovery-code', [account, code])),
      this.deps.clock.now(),
    );
    return codes;
  }

  /** The accounts with a confirmed authenticator. */
  enrolledAccounts(queries: Queries): Promise<Set<AccountId>> {
    return repository.accountsInState(queries, 'confirmed', 0);
  }

  /** When the account's recovery codes were drawn, in UTC milliseconds, or null if it has none. */
  recoveryCodesMadeAt(queries: Queries, account: AccountId): Promise<number | null> {
    return recoveryCodes.recoveryCodesMadeAt(queries, account);
  }

  recoveryCodesLeft(queries: Queries, account: AccountId): Promise<number> {
    return recoveryCodes.countUnusedRecoveryCodes(queries, account);
  }

  /** Reseals a page of secrets under the newest data key. Returns their number and the last id; null after the last page. */
  async sealAnewAfter(
    queries: Queries,
    after: AuthenticatorId | '',
  ): Promise<{ sealed: number; last: AuthenticatorId | null }> {
    const rows = await repository.authenticatorsAfter(queries, after, resealedAtOnce);
    for (const row of rows)
      await repository.replaceSealedSecret(
        queries,
        row.id,
        this.deps.box.seal('authenticator-secret', this.secretOf(row), [row.account_id, row.id]),
      );
    return { sealed: rows.length, last: rows.length < resealedAtOnce ? null : (rows.at(-1)?.id ?? null) };
  }

  /** Reseals the seeds of the stock. Returns their number. */
  async sealStockAnew(queries: Queries): Promise<number> {
    const stock = await listStock(queries);
    for (const { id, sealed_seed } of stock) {
      const seed = this.deps.box.open('token-seed', sealed_seed, [id]);
      await replaceSealedSeed(queries, id, this.deps.box.seal('token-seed', seed, [id]));
    }
    return stock.length;
  }

  /** Removes all authenticators and recovery codes. Returns whether there was an authenticator. */
  remove(queries: Queries, account: AccountId): Promise<boolean> {
    return repository.removeTwoFactor(queries, account);
  }

  private readCode(
    typed: string,
  ): { readonly kind: 'readable'; readonly digits: string } | { readonly kind: 'wrong' | 'clock-behind' } {
    const digits = normaliseCode(typed);
    if (digits === null) return { kind: 'wrong' };
    // An old code could be right again by a clock that was turned back.
    return this.deps.time.isBehind() ? { kind: 'clock-behind' } : { kind: 'readable', digits };
  }

  private secretOf(row: repository.AuthenticatorRow): Buffer {
    return this.deps.box.open('authenticator-secret', row.sealed_secret, [row.account_id, row.id]);
  }
}
