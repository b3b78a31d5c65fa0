import { policy } from '../../../shared/policy';
import type { Selectable } from 'kysely';
import type { Queries, Store, ThrottleTable } from '../store/schema';
import type { Clock } from '../platform/clock';
import { inTransaction } from '../store/in-transaction';

const { waits, firstWaitAfter, lockAfter } = policy.throttle;

const strangersKeptFor = 30 * 24 * 60 * 60_000;

/** The wait after a number of failures in a row, in milliseconds; 0 before the fifth. */
export const waitAfter = (failures: number): number =>
  failures < firstWaitAfter ? 0 : (waits[Math.min(failures - firstWaitAfter, waits.length - 1)] ?? 0);

/** Whether a subject may try now. Times are UTC milliseconds by this computer's clock. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly retryAt: number }
  /** 100 failures in a row: until it is lifted. `retryAt` is null when the last wait is over. */
  | { readonly kind: 'locked'; readonly retryAt: number | null };

/** Where a subject stands, for a staff list. */
export interface ThrottleState {
  readonly failures: number;
  readonly lockedUntil: number | null;
  readonly lockedOut: boolean;
}

/**
 * Counts failures in a row per subject (an account, or a username that nobody has) over passwords, codes and
 * recovery codes together. Rows are written before an answer is given, so a restart forgets nothing. A wait is kept as
 * what is left of it and runs by the monotonic clock: turning the computer's clock neither lifts nor freezes it. While
 * the app is closed a wait stands still.
 */
export class Throttle {
  /**
   * Monotonic moments at which the waits of this run end. One counts only with as many failures as the store has: a failure
   * whose commit failed begins no wait.
   */
  private readonly running = new Map<string, { readonly endsAt: number; readonly failures: number }>();
  private savedAt = 0;

  constructor(private readonly clock: Clock) {}

  /** Whether the subject may try now. A wait that the store holds and that this run has not begun, begins. */
  async gate(queries: Queries, subject: string): Promise<Gate> {
    const row = await rowOf(queries, subject);
    if (!row) return { kind: 'open' };
    this.begin(row);
    const { lockedUntil: retryAt, lockedOut } = this.stateOfRow(row);
    if (lockedOut) return { kind: 'locked', retryAt };
    return retryAt === null ? { kind: 'open' } : { kind: 'waiting', retryAt };
  }

  /** Counts a failure and starts the wait that it brings; returns the new count and gate. */
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
   * A password alone let the person in: failed codes stay counted, or a stolen password could be used at a portal
   * without a code to wipe out the guesses made at the one with it.
   */
  async clearPasswords(queries: Queries, subject: string): Promise<void> {
    await queries
      .updateTable('throttles')
      // Whoever is let in is past the wait: what was last saved of it must not begin again.
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

  /** Forgets the failures: every factor was right, or somebody lifted the lockout. True when there were some. */
  async clear(queries: Queries, subject: string): Promise<boolean> {
    this.running.delete(subject);
    const { numDeletedRows } = await queries
      .deleteFrom('throttles')
      .where('subject', '=', subject)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Where every subject with failures stands. */
  async states(queries: Queries): Promise<Map<string, ThrottleState>> {
    const rows = await queries.selectFrom('throttles').selectAll().execute();
    return new Map(rows.map((row) => [row.subject, this.stateOfRow(row)]));
  }

  /** Where those of these subjects stand that have failures. */
  async statesOf(queries: Queries, subjects: readonly string[]): Promise<Map<string, ThrottleState>> {
    if (subjects.length === 0) return new Map();
    const rows = await queries.selectFrom('throttles').selectAll().where('subject', 'in', subjects).execute();
    return new Map(rows.map((row) => [row.subject, this.stateOfRow(row)]));
  }

  /** Where one subject stands. */
  async stateOf(queries: Queries, subject: string): Promise<ThrottleState> {
    const row = await rowOf(queries, subject);
    return row ? this.stateOfRow(row) : { failures: 0, lockedUntil: null, lockedOut: false };
  }

  /** Drops month-old rows of usernames that nobody has: anybody at the desk can make those. */
  async forgetStrangers(queries: Queries): Promise<void> {
    await queries
      .deleteFrom('throttles')
      .where('updated_at', '<', this.clock.now() - strangersKeptFor)
      .where('subject', 'not in', (of) => of.selectFrom('accounts').select('id'))
      .execute();
  }

  /** Lets the waits that the last run left go on, from the start of the app and not from somebody's next try. */
  async resume(queries: Queries): Promise<void> {
    const rows = await queries.selectFrom('throttles').selectAll().where('remaining_wait', '>', 0).execute();
    for (const row of rows) this.begin(row);
  }

  /**
   * Writes what is left of running waits, at most every five seconds, so that a restart goes on from there. One
   * transaction, so that no failure begins a wait between the reading and the writing, which would then be lost.
   */
  async saveRunningWaits(store: Store): Promise<void> {
    const now = this.clock.monotonic();
    if (this.running.size === 0 || now - this.savedAt < 5_000) return;
    this.savedAt = now;
    await inTransaction(store, async (trx) => {
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

  /** Lets a wait that the store holds run from now on, unless it runs already. */
  private begin({ subject, failures, remaining_wait }: Selectable<ThrottleTable>): void {
    if (remaining_wait > 0 && this.running.get(subject)?.failures !== failures)
      this.running.set(subject, { endsAt: this.clock.monotonic() + remaining_wait, failures });
  }

  /** Milliseconds left of a subject's wait. */
  private left({ subject, failures, remaining_wait }: Selectable<ThrottleTable>): number {
    const known = this.running.get(subject);
    if (known?.failures !== failures) return Math.max(0, remaining_wait);
    return Math.max(0, Math.ceil(known.endsAt - this.clock.monotonic()));
  }
}

const rowOf = (queries: Queries, subject: string): Promise<Selectable<ThrottleTable> | undefined> =>
  queries.selectFrom('throttles').selectAll().where('subject', '=', subject).executeTakeFirst();
