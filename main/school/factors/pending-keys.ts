import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { SecretBox } from '../keys/secret-box';
import type { Clock } from '../platform/clock';
import type { NewId, Random } from '../platform/random';
import type { DeskTime } from '../store/desk-time';
import type { Queries } from '../store/schema';
import * as repository from './two-factor-repository';

/** The key on the enrolment page, before its first right code. */
export interface PendingKey {
  readonly id: AuthenticatorId;
  readonly secret: Buffer;
  /** Until when a new sign-in is shown the same key, in UTC milliseconds. */
  readonly reusedUntil: number;
}

/** A key on the screen of one window. */
export interface ShownKey {
  readonly id: AuthenticatorId;
  /** When the key was shown to an earlier sign-in or session, in UTC milliseconds; null for a key that nobody saw before. */
  readonly shownBeforeAt: number | null;
}

/** Dependencies of `PendingKeys`. */
interface PendingKeysDeps {
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly time: DeskTime;
}

/**
 * The keys that are on a screen and not confirmed yet, at most one an account. Every method runs inside of the caller's
 * transaction. All expiry follows the latest time seen: a clock that is turned back prolongs nothing.
 */
export class PendingKeys {
  private droppedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly deps: PendingKeysDeps) {}

  /** The id of the account's unexpired key, or null. */
  async idOf(queries: Queries, account: AccountId): Promise<AuthenticatorId | null> {
    return (await this.row(queries, account))?.id ?? null;
  }

  /** The key that a window shows, or null once it expired or another key replaced it. Throws SealBroken for a damaged row. */
  async find(queries: Queries, account: AccountId, shown: ShownKey | null): Promise<PendingKey | null> {
    const row = await this.row(queries, account);
    if (!row || row.id !== shown?.id) return null;
    const secret = this.deps.box.open('authenticator-secret', row.sealed_secret, [account, row.id]);
    return { id: row.id, secret, reusedUntil: reusedUntil(row) };
  }

  /**
   * Draws a key. For ten minutes it takes the one that exists, so that a restart in between costs nobody a second scan. A key on
   * another screen is never shared: the new one replaces it. `begun` says whether this call drew the key.
   */
  async begin(
    queries: Queries,
    account: AccountId,
    isOnAnotherScreen: (id: AuthenticatorId) => boolean,
  ): Promise<{ key: ShownKey; begun: boolean }> {
    const now = this.deps.time.latest();
    const row = await repository.findPending(queries, account);
    if (row && row.created_at <= now && now < reusedUntil(row) && !isOnAnotherScreen(row.id)) {
      await repository.markShown(queries, row.id, now);
      return { key: { id: row.id, shownBeforeAt: row.shown_at }, begun: false };
    }
    await repository.dropPending(queries, account);
    const id = this.deps.newId<AuthenticatorId>();
    const secret = this.deps.random.bytes(policy.totp.secretBytes);
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
      expires_at: now + policy.pendingKey.livesFor,
      confirmed_at: 0,
      last_step: -1,
      drift_steps: 0,
      last_used_at: 0,
      shown_at: now,
    });
    return { key: { id, shownBeforeAt: null }, begun: true };
  }

  /** Confirms a key and consumes the time step of its first code. Returns whether this call did it. */
  confirm(queries: Queries, { id }: PendingKey, step: number, label: string): Promise<boolean> {
    return repository.confirmPending(queries, id, { step, now: this.deps.time.latest(), label });
  }

  /**
   * Forgets the account's key after a change of password. A thief with the old password could have copied the key, and would
   * share the authenticator once the person confirms it.
   */
  forget(queries: Queries, account: AccountId): Promise<void> {
    return repository.dropPending(queries, account);
  }

  /** Forgets the key of a window whose person went back: somebody else may have looked at it. */
  forgetShown(queries: Queries, { id }: ShownKey): Promise<void> {
    return repository.dropPendingKey(queries, id);
  }

  /** Forgets the keys of all accounts. */
  forgetAll(queries: Queries): Promise<void> {
    return repository.dropEveryPending(queries);
  }

  /** Removes expired keys, at most once a minute. */
  async dropExpired(queries: Queries): Promise<void> {
    const now = this.deps.clock.monotonic();
    if (now - this.droppedAt < 60_000) return;
    this.droppedAt = now;
    await repository.dropEveryPending(queries, this.deps.time.latest());
  }

  private async row(queries: Queries, account: AccountId): Promise<repository.AuthenticatorRow | null> {
    const row = await repository.findPending(queries, account);
    return row && row.expires_at > this.deps.time.latest() ? row : null;
  }
}

const reusedUntil = ({ created_at }: repository.AuthenticatorRow): number =>
  created_at + policy.pendingKey.reusedFor;
