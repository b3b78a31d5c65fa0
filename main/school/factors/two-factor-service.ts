import { normaliseCode, normaliseRecoveryCode } from '../../../shared/code-text';
import type { Portal } from '../../../shared/access';
import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import type { AuditLog, Person } from '../audit/audit-log';
import type { Queries, StoreTransaction } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Clock } from '../platform/clock';
import type { NewId, Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import { authenticatorDetails } from './authenticator-details';
import { type PendingKey, PendingKeys, type ShownKey } from './pending-keys';
import { drawRecoveryCodes } from './recovery-code';
import { type CodeVerdict, verifyCode } from './totp';
import * as recoveryCodes from './recovery-code-repository';
import * as repository from './two-factor-repository';

/** The person who types a code, and where. */
export interface CodeOf {
  readonly account: Person;
  readonly portal: Portal;
}

/** The state of an account's second factor. */
export interface TwoFactorState {
  /** `set-up`: sign-ins take a code. */
  readonly kind: 'set-up' | 'pending' | 'not-set-up';
  /** When the oldest authenticator was confirmed; null where none is. */
  readonly enrolledAt: number | null;
  readonly recoveryCodesLeft: number;
}

/** The verdict on a typed code. `expired` means that there is no key to judge it by. */
export type Consumed = CodeVerdict['kind'] | 'expired';

/** The verdict on a code. An accepted one names its authenticator. */
export type ConsumedCode =
  | { readonly verdict: 'accepted'; readonly by: AuthenticatorId }
  | { readonly verdict: Exclude<Consumed, 'accepted'> };

/** An authenticator with its opened secret. */
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

/** Dependencies of `TwoFactorService`. */
interface TwoFactorServiceDeps {
  readonly box: SecretBox;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly time: DeskTime;
}

/** Authenticators and recovery codes. Every method runs inside of the caller's transaction. */
export class TwoFactorService {
  /** The keys that nobody has confirmed yet. */
  readonly pending: PendingKeys;

  constructor(private readonly deps: TwoFactorServiceDeps) {
    this.pending = new PendingKeys(deps);
  }

  /** Whether sign-ins take a code: the account has an authenticator, confirmed or given. */
  async isEnrolled(queries: Queries, account: AccountId): Promise<boolean> {
    return (await this.held(queries, account)).length > 0;
  }

  /** Whether the account has an authenticator that its owner has confirmed. */
  async hasConfirmed(queries: Queries, account: AccountId): Promise<boolean> {
    return (await this.held(queries, account))[0]?.state === 'confirmed';
  }

  /** The account's authenticators with sealed secrets: the confirmed ones first, the oldest first, then the given ones. */
  held(queries: Queries, account: AccountId): Promise<repository.AuthenticatorRow[]> {
    return repository.heldBy(queries, account);
  }

  /** The authenticators that judge the account's codes, with opened secrets. Throws SealBroken for a damaged row. */
  async opened(queries: Queries, account: AccountId): Promise<OpenAuthenticator[]> {
    return judging(await this.held(queries, account)).map((row) => this.open(row));
  }

  /** One of the account's authenticators with its opened secret, or null. Throws SealBroken for a damaged row. */
  async openedOne(
    queries: Queries,
    account: AccountId,
    id: AuthenticatorId,
  ): Promise<OpenAuthenticator | null> {
    const row = (await this.held(queries, account)).find((candidate) => candidate.id === id);
    return row ? this.open(row) : null;
  }

  /** The account's second factor, for a profile. */
  async stateOf(queries: Queries, account: AccountId): Promise<TwoFactorState> {
    const [first] = await this.held(queries, account);
    if (first)
      return {
        kind: 'set-up',
        enrolledAt: first.state === 'confirmed' ? first.confirmed_at : null,
        recoveryCodesLeft: await recoveryCodes.countUnusedRecoveryCodes(queries, account),
      };
    const pending = await this.pending.idOf(queries, account);
    return { kind: pending ? 'pending' : 'not-set-up', enrolledAt: null, recoveryCodesLeft: 0 };
  }

  /** Whether a sign-in may still show its key: nothing replaced it, and the account has no authenticator since. */
  async isStillPending(queries: Queries, account: AccountId, { id }: ShownKey): Promise<boolean> {
    return !(await this.isEnrolled(queries, account)) && (await this.pending.idOf(queries, account)) === id;
  }

  /**
   * The key of a first enrolment that a sign-in shows, or null. An enrolled person adds another key in their session. A window
   * with a password alone must not see that key.
   */
  async pendingKey(queries: Queries, account: AccountId, shown: ShownKey | null): Promise<PendingKey | null> {
    return (await this.isEnrolled(queries, account)) ? null : this.pending.find(queries, account, shown);
  }

  /** Confirms the key of a first enrolment with a typed code, and consumes the code. */
  async confirm(
    queries: Queries,
    account: AccountId,
    shown: ShownKey | null,
    typed: string,
  ): Promise<Consumed> {
    return (await this.isEnrolled(queries, account))
      ? 'expired'
      : this.confirmAdded(queries, account, shown, typed);
  }

  /** Confirms the key that a window shows. The caller checks the limit of authenticators. */
  async confirmAdded(
    queries: Queries,
    account: AccountId,
    shown: ShownKey | null,
    typed: string,
    label = '',
  ): Promise<Consumed> {
    const pending = await this.pending.find(queries, account, shown);
    if (!pending) return 'expired';
    const code = this.readCode(typed);
    if (code.kind !== 'readable') return code.kind;
    const verdict = verifyCode(pending.secret, code.digits, this.deps.clock.now(), -1);
    if (verdict.kind !== 'accepted') return verdict.kind;
    return (await this.pending.confirm(queries, pending, verdict.step, label)) ? 'accepted' : 'expired';
  }

  /**
   * Adds a hardware token. It is `given` where somebody else knows its seed and its owner has shown no code of it. The caller
   * checks the limit of authenticators.
   */
  async addToken(
    queries: Queries,
    account: AccountId,
    token: NewToken,
    state: 'given' | 'confirmed',
  ): Promise<AuthenticatorId> {
    const id = this.deps.newId<AuthenticatorId>();
    const now = this.deps.time.latest();
    await repository.insertAuthenticator(queries, {
      id,
      account_id: account,
      state,
      kind: 'token',
      label: '',
      serial: token.serial,
      period_seconds: token.periodSeconds,
      sealed_secret: this.deps.box.seal('authenticator-secret', token.seed, [account, id]),
      created_at: now,
      expires_at: 0,
      confirmed_at: state === 'confirmed' ? now : 0,
      last_step: token.lastStep,
      drift_steps: token.driftSteps,
      last_used_at: state === 'confirmed' ? now : 0,
      shown_at: 0,
    });
    return id;
  }

  /**
   * Judges a typed code against the authenticators that count, and consumes its time step. A given token counts where the
   * account has no confirmed authenticator: its first code, after the password, confirms it.
   */
  async consumeCode(trx: StoreTransaction, of: CodeOf, typed: string): Promise<ConsumedCode> {
    return this.judge(trx, of, judging(await this.held(trx, of.account.id)), typed);
  }

  /** Confirms a given token with a code that its owner types in their own session, and consumes the code. */
  async confirmGiven(
    trx: StoreTransaction,
    of: CodeOf,
    id: AuthenticatorId,
    typed: string,
  ): Promise<Consumed> {
    const held = await this.held(trx, of.account.id);
    const given = held.filter((row) => row.id === id && row.state === 'given');
    return (await this.judge(trx, of, given, typed)).verdict;
  }

  /** Names an authenticator. Returns whether the account has it. */
  rename(queries: Queries, account: AccountId, id: AuthenticatorId, label: string): Promise<boolean> {
    return repository.nameAuthenticator(queries, account, id, label);
  }

  /** Removes an authenticator, but never the last one that counts. */
  async removeOne(
    queries: Queries,
    account: AccountId,
    id: AuthenticatorId,
  ): Promise<'removed' | 'last' | 'not-found'> {
    const rows = await this.held(queries, account);
    if (!rows.some((row) => row.id === id)) return 'not-found';
    // A given token beside the last confirmed authenticator must not take its place.
    const counting = judging(rows);
    if (counting.length === 1 && counting[0]?.id === id) return 'last';
    return (await repository.removeAuthenticator(queries, account, id)) ? 'removed' : 'not-found';
  }

  /** Consumes a typed recovery code. It counts only while the account has a confirmed authenticator, for which it stands in. */
  async consumeRecoveryCode(queries: Queries, account: AccountId, typed: string): Promise<boolean> {
    const code = normaliseRecoveryCode(typed);
    if (code === null || !(await this.hasConfirmed(queries, account))) return false;
    const hashes = this.deps.box.macs('recovery-code', [account, code]);
    return recoveryCodes.consumeRecoveryCode(queries, account, hashes, this.deps.time.latest());
  }

  /** Replaces the account's recovery codes with ten new ones. The store keeps only their hashes. */
  async replaceRecoveryCodes(queries: Queries, account: AccountId): Promise<string[]> {
    const codes = drawRecoveryCodes(this.deps.random);
    await recoveryCodes.replaceRecoveryCodes(
      queries,
      account,
      // 80 random bits need no slow hash. The key of the MAC protects a stolen file from any search.
      codes.map((code) => this.deps.box.mac('recovery-code', [account, code])),
      this.deps.time.latest(),
    );
    return codes;
  }

  /** When the account's recovery codes were drawn, in UTC milliseconds, or null if it has none. */
  recoveryCodesMadeAt(queries: Queries, account: AccountId): Promise<number | null> {
    return recoveryCodes.recoveryCodesMadeAt(queries, account);
  }

  recoveryCodesLeft(queries: Queries, account: AccountId): Promise<number> {
    return recoveryCodes.countUnusedRecoveryCodes(queries, account);
  }

  /** Removes all authenticators and recovery codes. Returns whether there was an authenticator. */
  remove(queries: Queries, account: AccountId): Promise<boolean> {
    return repository.removeTwoFactor(queries, account);
  }

  /**
   * `accepted` wins over `used`, and `used` over `wrong`. `clock-behind` comes last, because it does not count as a failure: a
   * code that any authenticator judged was a guess.
   */
  private async judge(
    trx: StoreTransaction,
    { account, portal }: CodeOf,
    rows: readonly repository.AuthenticatorRow[],
    typed: string,
  ): Promise<ConsumedCode> {
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
      else if (await repository.consumeStep(trx, row, verdict.step, this.deps.time.latest())) {
        if (row.state === 'given')
          await this.deps.audit.record(trx, {
            action: 'two-factor.token-confirmed',
            actor: account,
            subject: account,
            portal,
            details: authenticatorDetails(row),
          });
        return { verdict: 'accepted', by: row.id };
      } else kinds.add('used');
    }
    return { verdict: kinds.has('used') ? 'used' : kinds.has('wrong') ? 'wrong' : 'clock-behind' };
  }

  private readCode(
    typed: string,
  ): { readonly kind: 'readable'; readonly digits: string } | { readonly kind: 'wrong' | 'clock-behind' } {
    const digits = normaliseCode(typed);
    if (digits === null) return { kind: 'wrong' };
    // An old code could be right again by a clock that was turned back.
    return this.deps.time.isBehind() ? { kind: 'clock-behind' } : { kind: 'readable', digits };
  }

  private open(row: repository.AuthenticatorRow): OpenAuthenticator {
    return { ...row, secret: this.secretOf(row) };
  }

  private secretOf(row: repository.AuthenticatorRow): Buffer {
    return this.deps.box.open('authenticator-secret', row.sealed_secret, [row.account_id, row.id]);
  }
}

/** The authenticators that judge codes: the confirmed ones. Where there are none, a given token is the first factor. */
const judging = (held: readonly repository.AuthenticatorRow[]): readonly repository.AuthenticatorRow[] => {
  const confirmed = held.filter(({ state }) => state === 'confirmed');
  return confirmed.length > 0 ? confirmed : held;
};
