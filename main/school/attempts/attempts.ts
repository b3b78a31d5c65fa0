import { createHmac } from 'node:crypto';
import type { Portal } from '../../../shared/access';
import type { AuditAction } from '../../../shared/audit-event';
import type { AccountId } from '../../../shared/ids';
import { type Failure, type PlainErrorCode, refuse, type Result } from '../../../shared/result';
import { usernameKey } from '../../../shared/text-fields';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import type { Account } from '../accounts/accounts';
import type { Consumed } from '../factors/two-factor-service';
import { KeyedQueue } from './keyed-queue';
import { SubjectMemory } from './subject-memory';
import type { Gate, Throttle } from './throttle';
import { inTransaction, nobody } from '../store/in-transaction';

/** Logged refusals per subject and minute. A person can't type more, and a flood can't fill the audit log. */
const refusalsLogged = 30;

/** The person of an attempt, and the portal of their window. */
export interface Trier {
  /** The account's id, or the keyed hash of an unknown username. */
  readonly subject: string;
  readonly account: Account | null;
  readonly portal: Portal;
  /** The account that types, if it is another one than `account`. */
  readonly actor?: Account;
}

/** Dependencies of `Attempts`. */
interface AttemptsDeps {
  readonly store: Store;
  readonly throttle: Throttle;
  readonly audit: AuditLog;
  readonly box: SecretBox;
  readonly random: Random;
  readonly clock: Clock;
}

/** Runs every attempt at a factor: one at a time per account, counted and audited before the answer. */
export class Attempts {
  private readonly queue = new KeyedQueue();
  /** Wrong passwords since the last success, as MACs under a key that exists in memory alone. */
  private readonly wrongPasswords = new SubjectMemory<ReadonlySet<string>>();
  private readonly memoryKey: Buffer;
  /** Monotonic times of the refusals that the audit log took within the last minute. */
  private readonly refusalsAt = new SubjectMemory<readonly number[]>();

  constructor(private readonly deps: AttemptsDeps) {
    this.memoryKey = deps.random.bytes(32);
  }

  /** Names the subject of an attempt. Unknown usernames are throttled too, so that the answers don't reveal them. */
  trier(account: Account | null, username: string, portal: Portal): Trier {
    return { subject: account?.id ?? this.subjectOf(username), account, portal };
  }

  /** Under the oldest data key: a wait that ended with a new key would tell that nobody has the username. */
  private subjectOf(username: string): string {
    const macs = this.deps.box.macs('unknown-username', [usernameKey(username)]);
    return macs.at(-1)?.toString('base64url') ?? '';
  }

  /**
   * Runs an attempt that judges the factors of two people, after earlier attempts of both. The order of the two locks is
   * fixed: two managers who vouch for each other at once must not deadlock.
   */
  inTurnOfBoth<T>(one: Trier, other: Trier, work: () => Promise<T>): Promise<T> {
    if (one.subject === other.subject) return this.inTurn(one, work);
    const [first, second] = one.subject < other.subject ? [one, other] : [other, one];
    return this.inTurn(first, () => this.inTurn(second, work));
  }

  /** Runs an attempt after earlier attempts of the same subject. */
  inTurn<T>(trier: Trier, work: () => Promise<T>): Promise<T> {
    return this.queue.run(trier.subject, work);
  }

  /** Refuses during a wait or a lockout, before any factor is judged. Returns null if the attempt may go on. */
  async refuseIfClosed(trier: Trier): Promise<Result<never> | null> {
    const gate = await this.deps.throttle.gate(this.deps.store, trier.subject);
    const failure = failureOf(gate);
    if (!failure) return null;
    if (this.isLogged(trier))
      await inTransaction(this.deps.store, nobody, (trx) =>
        this.deps.audit.record(trx, {
          action: 'sign-in.throttled',
          outcome: 'failure',
          ...partiesOf(trier),
        }),
      );
    return refuse(failure);
  }

  private isLogged(trier: Trier): boolean {
    const now = this.deps.clock.monotonic();
    const recent = (this.refusalsAt.get(trier) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= refusalsLogged) return false;
    this.refusalsAt.set(trier, [...recent, now]);
    return true;
  }

  /** The gate itself, for an attempt that a lockout doesn't refuse. */
  gate(trier: Trier): Promise<Gate> {
    return this.deps.throttle.gate(this.deps.store, trier.subject);
  }

  /** Fails a wrong password. A password that `rememberWrong` knows doesn't count again. */
  async failPassword(
    queries: StoreTransaction,
    trier: Trier,
    action: AuditAction,
    failure: 'wrong-credentials' | 'wrong-password',
    password: string,
  ): Promise<Result<never>> {
    const repeated = this.wrongPasswords.get(trier)?.has(this.macOf(password)) ?? false;
    return this.fail(queries, trier, action, failure, { ofCode: false, counts: !repeated });
  }

  /** Remembers a wrong password. Call it after the commit, because an uncommitted failure didn't count. */
  rememberWrong(trier: Trier, password: string): void {
    this.wrongPasswords.set(trier, new Set(this.wrongPasswords.get(trier)).add(this.macOf(password)));
  }

  /** The number of entries in memory. */
  get remembered(): number {
    return this.wrongPasswords.size + this.refusalsAt.size;
  }

  private macOf(password: string): string {
    return createHmac('sha256', this.memoryKey).update(password.normalize('NFC')).digest('base64');
  }

  /** Fails a code. An expired key judges no code, so nothing counts. */
  async failCode(
    queries: StoreTransaction,
    trier: Trier,
    action: AuditAction,
    verdict: Exclude<Consumed, 'accepted'>,
    now: number,
  ): Promise<Result<never>> {
    if (verdict === 'expired') return refuse('no-challenge');
    // A clock that is behind judges no code. A wrong clock must not lock anybody out.
    const counts = verdict !== 'clock-behind';
    return this.fail(queries, trier, action, codeFailure(verdict, now), { ofCode: true, counts });
  }

  /**
   * Counts and audits a failure. Returns the wait that the failure started, or the failure itself. `subject` is the account
   * that the attempt would have signed in, if it is not the trier's own.
   */
  async fail(
    queries: StoreTransaction,
    trier: Trier,
    action: AuditAction,
    failure: Failure | PlainErrorCode,
    { ofCode, counts = true, subject }: { ofCode: boolean; counts?: boolean; subject?: Account },
  ): Promise<Result<never>> {
    await this.deps.audit.record(queries, {
      action,
      outcome: 'failure',
      ...partiesOf(trier),
      ...(subject ? { subject } : {}),
      details: counts ? {} : { repeated: true },
    });
    if (!counts) return refuse(failure);
    const { failures, gate } = await this.deps.throttle.recordFailure(queries, trier.subject, ofCode);
    if (gate.kind === 'open') return refuse(failure);
    await this.deps.audit.record(queries, {
      action: 'account.locked-out',
      outcome: 'failure',
      ...partiesOf(trier),
      details: { failures },
    });
    return refuse(failureOf(gate) ?? failure);
  }

  /** Ends the row of failures after a success. Failed codes stay counted unless the person showed a code or a recovery code. */
  async succeed(queries: Queries, subject: string, codeShown: boolean): Promise<void> {
    this.wrongPasswords.forget(subject);
    if (codeShown) await this.deps.throttle.clear(queries, subject);
    else await this.deps.throttle.clearPasswords(queries, subject);
  }

  /** Lifts a lockout. Returns whether there were failures. */
  lift(queries: Queries, account: AccountId): Promise<boolean> {
    this.wrongPasswords.forget(account);
    return this.deps.throttle.clear(queries, account);
  }
}

const codeFailure = (verdict: Exclude<Consumed, 'accepted' | 'expired'>, now: number): Failure => {
  switch (verdict) {
    case 'wrong':
      return { code: 'wrong-code', deskTimeAt: now };
    case 'used':
      return { code: 'code-already-used' };
    case 'clock-behind':
      return { code: 'clock-behind' };
  }
};

const failureOf = (gate: Gate): Failure | null => {
  switch (gate.kind) {
    case 'open':
      return null;
    case 'waiting':
      return { code: 'throttled', retryAt: gate.retryAt };
    case 'locked':
      return { code: 'account-locked' };
  }
};

const partiesOf = ({ account, portal, actor }: Trier) => ({
  actor: actor ?? account,
  subject: account,
  portal,
});
