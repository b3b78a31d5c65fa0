import { policy } from '../../../shared/policy';
import type { Selectable } from 'kysely';
import type { Queries, Store, ThrottleTable } from '../store/schema';
import type { Clock } from '../platform/clock';
import { inTransaction, nobody } from '../store/in-transaction';

const { waits, firstWaitAfter, lockAfter } = policy.throttle;

const strangersKeptFor = 30 * 24 * 60 * 60_000;

/** The wait after a number of failures in a row, in milliseconds. It is 0 before the fifth failure. */
export const waitAfter = (failures: number): number =>
  failures < firstWaitAfter ? 0 : (waits[Math.min(failures - firstWaitAfter, waits.length - 1)] ?? 0);

/** Whether a subject may try now. Times are UTC milliseconds of this computer's clock. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly retryAt: number }
  /** 100 failures in a row lock the subject until somebody lifts the lockout. `retryAt` is null after the last wait. */
  | { readonly kind: 'locked'; readonly retryAt: number | null };

/** The failures and the wait of a subject, for the staff list. `lockedUntil` is in UTC milliseconds. */
export interface ThrottleState {
  readonly failures: number;
  readonly lockedUntil: number | null;
  readonly lockedOut: boolean;
}

/**
 * Counts failures in a row per subject: an account, or an unknown username. Passwords, codes and recovery codes count
 * together, and the row is written before the answer. A wait is stored as remaining time and runs by the monotonic clock,
 * so turning the computer's clock neither lifts nor freezes it. A wait pauses while the app is closed.
 */
export class Throttle {
  /**
   * Monotonic times at which the waits of this run end. An entry counts only if the store has the same number of failures,
   * because a failure that was never committed starts no wait.
   */
  private readonly running = new Map<string, { readonly endsAt: number; readonly failures: number }>();
  private savedAt = 0;

  constructor(private readonly clock: Clock) {}

  /** Whether the subject may try now. Starts a stored wait that does not run yet. */
  async gate(queries: Queries, subject: string): Promise<Gate> {
    const row = await rowOf(queries, subject);
    if (!row) return { kind: 'open' };
    this.startWait(row);
    const { lockedUntil: retryAt, lockedOut } = this.stateOfRow(row);
    if (lockedOut) return { kind: 'locked', retryAt };
    return retryAt === null ? { kind: 'open' } : { kind: 'waiting', retryAt };
  }

  /** Counts a failure and starts its wait. Returns the new count and gate. */
  async recordFailure(
    queries: Queries,
    subject: string,
    ofCode: boolean,
  ): Promise<{ failures: number; gate: Gate }> {
    const before = await rowOf(queries, subject);
    const failures = (before?.failures ?? 0) + 1;
    const wait = waitAfter(failures);
    const values = {
      failures,
      code_failures: (before?.code_failures ?? 0) + (ofCode ? 1 : 0),
      remaining_wait: wait,
      updated_at: this.clock.now(),
    };
    await queries
      .insertInto('throttles')
      .values({ subject, ...values })
      .onConflict((conflict) => conflict.column('subject').doUpdateSet(values))
      .execute();
    this.running.set(subject, { endsAt: this.clock.monotonic() + wait, failures });
    return { failures, gate: await this.gate(queries, subject) };
  }

  /**
   * Forgets failed passwords after a sign-in with the password alone. Failed codes stay counted. Otherwise a thief could
   * clear wrong codes with a stolen password, at a portal that requires no code.
   */
  async clearPasswords(queries: Queries, subject: string): Promise<void> {
    await queries
      .updateTable('throttles')
      // Clears the saved wait, so a restart does not start it again.
      .set((of) => ({ failures: of.ref('code_failures'), remaining_wait: 0 }))
      .where('subject', '=', subject)
      .where('code_failures', '>', 0)
      .execute();
    await queries
      .deleteFrom('throttles')
      .where('subject', '=', subject)
      .where('code_failures', '=', 0)
      .execute();
    this.running.delete(subject);
  }

  /** Forgets all failures of a subject. Returns whether there were any. */
  async clear(queries: Queries, subject: string): Promise<boolean> {
    this.running.delete(subject);
    const { numDeletedRows } = await queries
      .deleteFrom('throttles')
      .where('subject', '=', subject)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** The state of every subject with failures. */
  async states(queries: Queries): Promise<Map<string, ThrottleState>> {
    const rows = await queries.selectFrom('throttles').selectAll().execute();
    return new Map(rows.map((row) => [row.subject, this.stateOfRow(row)]));
  }

  /** The states of those given subjects that have failures. */
  async statesOf(queries: Queries, subjects: readonly string[]): Promise<Map<string, ThrottleState>> {
    if (subjects.length === 0) return new Map();
    const rows = await queries.selectFrom('throttles').selectAll().where('subject', 'in', subjects).execute();
    return new Map(rows.map((row) => [row.subject, this.stateOfRow(row)]));
  }

  /** The state of one subject. */
  async stateOf(queries: Queries, subject: string): Promise<ThrottleState> {
    const row = await rowOf(queries, subject);
    return row ? this.stateOfRow(row) : { failures: 0, lockedUntil: null, lockedOut: false };
  }

  /** Deletes rows of unknown usernames after a month, because anybody at the desk can create them. */
  async forgetStrangers(queries: Queries): Promise<void> {
    await queries
      .deleteFrom('throttles')
      .where('updated_at', '<', this.clock.now() - strangersKeptFor)
      .where('subject', 'not in', (of) => of.selectFrom('accounts').select('id'))
      .execute();
  }

  /** Continues the waits of the last run. Call it at the start, so that no wait pauses until the next attempt. */
  async resume(queries: Queries): Promise<void> {
    const rows = await queries.selectFrom('throttles').selectAll().where('remaining_wait', '>', 0).execute();
    for (const row of rows) this.startWait(row);
  }

  /**
   * Saves the remaining time of running waits, at most every five seconds, so that a restart continues them. It is one
   * transaction: no failure can start a wait between the reading and the writing and lose it.
   */
  async saveRunningWaits(store: Store): Promise<void> {
    const now = this.clock.monotonic();
    if (this.running.size === 0 || now - this.savedAt < 5_000) return;
    this.savedAt = now;
    await inTransaction(store, nobody, async (trx) => {
      for (const [subject, { endsAt, failures }] of this.running) {
        const left = Math.max(0, Math.ceil(endsAt - now));
        await trx
          .updateTable('throttles')
          .set({ remaining_wait: left })
          .where('subject', '=', subject)
          .where('failures', '=', failures)
          .execute();
        if (left === 0) this.running.delete(subject);
      }
    });
  }

  private stateOfRow(row: Selectable<ThrottleTable>): ThrottleState {
    const left = this.left(row);
    return {
      failures: row.failures,
      lockedUntil: left > 0 ? this.clock.now() + left : null,
      lockedOut: row.failures >= lockAfter,
    };
  }

  /** Starts a stored wait, unless it runs already. */
  private startWait({ subject, failures, remaining_wait }: Selectable<ThrottleTable>): void {
    if (remaining_wait > 0 && this.running.get(subject)?.failures !== failures)
      this.running.set(subject, { endsAt: this.clock.monotonic() + remaining_wait, failures });
  }

  /** Milliseconds left of a subject's wait. */
  private left({ subject, failures, remaining_wait }: Selectable<ThrottleTable>): number {
    const wait = this.running.get(subject);
    if (wait?.failures !== failures) return Math.max(0, remaining_wait);
    return Math.max(0, Math.ceil(wait.endsAt - this.clock.monotonic()));
  }
}

const rowOf = (queries: Queries, subject: string): Promise<Selectable<ThrottleTable> | undefined> =>
  queries.selectFrom('throttles').selectAll().where('subject', '=', subject).executeTakeFirst();
