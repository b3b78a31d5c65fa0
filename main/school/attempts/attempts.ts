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
import { inTransaction } from '../store/in-transaction';

/** Tries during a wait that the log takes, per subject and minute: more than hands can type, less than a flood. */
const refusalsLogged = 30;

/** Who tries, where. */
export interface Trier {
  /** The account's id, or the keyed hash of a username that nobody has. */
  readonly subject: string;
  readonly account: Account | null;
  readonly portal: Portal;
  /** Who types, where it is not the person themselves. */
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

/** Every try of a factor goes through here: one after the other per account, counted before it is answered, audited. */
export class Attempts {
  private readonly queue = new KeyedQueue();
  /** Wrong passwords of the present row of failures, as MACs under a key that dies with the process. */
  private readonly wrongPasswords = new SubjectMemory<ReadonlySet<string>>();
  private readonly memoryKey: Buffer;
  /** Monotonic moments of the tries that were refused and logged within the last minute. */
  private readonly refusalsAt = new SubjectMemory<readonly number[]>();

  constructor(private readonly deps: AttemptsDeps) {
    this.memoryKey = deps.random.bytes(32);
  }

  /** Names who tries. A username that nobody has is throttled just the same, so that the answers do not differ. */
  trier(account: Account | null, username: string, portal: Portal): Trier {
    const subject =
      account?.id ?? this.deps.box.mac('unknown-username', [usernameKey(username)]).toString('base64url');
    return { subject, account, portal };
  }

  /**
   * Runs a try that two people's factors are judged in, when earlier ones of both are done. Always in the same order: two
   * managers who vouch for each other at the same moment must not wait for each other.
   */
  inTurnOfBoth<T>(one: Trier, other: Trier, work: () => Promise<T>): Promise<T> {
    if (one.subject === other.subject) return this.inTurn(one, work);
    const [first, second] = one.subject < other.subject ? [one, other] : [other, one];
    return this.inTurn(first, () => this.inTurn(second, work));
  }

  /** Runs a try when earlier ones of the same subject are done. */
  inTurn<T>(trier: Trier, work: () => Promise<T>): Promise<T> {
    return this.queue.run(trier.subject, work);
  }

  /** Refuses while a wait or a lock is on, before anything is judged; null when the try may go on. */
  async refuseIfClosed(trier: Trier): Promise<Result<never> | null> {
    const gate = await this.deps.throttle.gate(this.deps.store, trier.subject);
    const failure = failureOf(gate);
    if (!failure) return null;
    if (this.isLogged(trier))
      await inTransaction(this.deps.store, (trx) =>
        this.deps.audit.record(trx, {
          action: 'sign-in.throttled',
          outcome: 'failure',
          ...whoIs(trier),
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

  /** The gate itself, for a try that a lock does not end. */
  gate(trier: Trier): Promise<Gate> {
    return this.deps.throttle.gate(this.deps.store, trier.subject);
  }

  /** Fails a wrong password. One that `rememberWrong` was told of is not counted again. */
  async failPassword(
    queries: StoreTransaction,
    trier: Trier,
    action: AuditAction,
    failure: 'wrong-credentials' | 'wrong-password',
    password: string,
  ): Promise<Result<never>> {
    const known = this.wrongPasswords.get(trier)?.has(this.macOf(password)) ?? false;
    return this.fail(queries, trier, action, failure, { ofCode: false, counts: !known });
  }

  /** Remembers a wrong password, behind the commit of its failure: what was not written was not counted. */
  rememberWrong(trier: Trier, password: string): void {
    this.wrongPasswords.set(trier, new Set(this.wrongPasswords.get(trier)).add(this.macOf(password)));
  }

  /** How much is remembered of those who try, in entries. */
  get remembered(): number {
    return this.wrongPasswords.size + this.refusalsAt.size;
  }

  private macOf(password: string): string {
    return createHmac('sha256', this.memoryKey).update(password.normalize('NFC')).digest('base64');
  }

  /** Fails a code. A key that is gone is no guess and not counted. */
  async failCode(
    queries: StoreTransaction,
    trier: Trier,
    action: AuditAction,
    verdict: Exclude<Consumed, 'accepted'>,
    now: number,
  ): Promise<Result<never>> {
    if (verdict === 'expired') return refuse('no-challenge');
    // With the clock behind no code is judged, so none was guessed: a wrong clock locks nobody out.
    const counts = verdict !== 'clock-behind';
    return this.fail(queries, trier, action, codeFailure(verdict, now), { ofCode: true, counts });
  }

  /**
   * Counts and audits a failure; the answer tells of the wait that it brought, if it brought one. `subject` is who was to
   * be let in, where that is somebody else than who tries.
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
      ...whoIs(trier),
      ...(subject ? { subject } : {}),
      details: counts ? {} : { repeated: true },
    });
    if (!counts) return refuse(failure);
    const { failures, gate } = await this.deps.throttle.recordFailure(queries, trier.subject, ofCode);
    if (gate.kind === 'open') return refuse(failure);
    await this.deps.audit.record(queries, {
      action: 'account.locked-out',
      outcome: 'failure',
      ...whoIs(trier),
      details: { failures },
    });
    return refuse(failureOf(gate) ?? failure);
  }

  /** The person is in: the row of failures is over, that of codes only when a code (or recovery code) was shown. */
  async succeed(queries: Queries, subject: string, codeShown: boolean): Promise<void> {
    this.wrongPasswords.forget(subject);
    if (codeShown) await this.deps.throttle.clear(queries, subject);
    else await this.deps.throttle.clearPasswords(queries, subject);
  }

  /** Somebody lifts a lockout; true when there was something to lift. */
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

const whoIs = ({ account, portal, actor }: Trier) => ({ actor: actor ?? account, subject: account, portal });
