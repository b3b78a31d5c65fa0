import type { AuditDetails } from '../../../shared/audit-event';
import type { Logger } from '../platform/logger';
import type { DeskTime } from '../store/desk-time';
import { inTransaction, nobody } from '../store/in-transaction';
import type { Store, StoreTransaction } from '../store/schema';

/** Writes one lock or end. `at` is when it happened, in UTC milliseconds; `late` says so in the event if it is written later. */
type Write = (trx: StoreTransaction, at: number, late: AuditDetails) => Promise<void>;

interface PendingWrite {
  readonly at: number;
  late: boolean;
  readonly write: Write;
}

/** Dependencies of `PendingWrites`. */
interface PendingWritesDeps {
  readonly store: Store;
  readonly time: DeskTime;
  readonly logger: Pick<Logger, 'error'>;
}

/** Locks and ends of sessions that count already, but that the store does not have yet. A full disk must not undo them. */
export class PendingWrites {
  private pending: readonly PendingWrite[] = [];

  constructor(private readonly deps: PendingWritesDeps) {}

  /** Writes a lock or an end, or keeps it for `flush` if the store refuses. Never rejects. */
  async add(write: Write): Promise<void> {
    this.pending = [...this.pending, { at: this.deps.time.latest(), late: false, write }];
    try {
      await this.flush();
    } catch (cause) {
      this.deps.logger.error('A lock or an end of a session is not in the store yet', cause);
    }
  }

  /** Writes everything that is pending, in one transaction. */
  async flush(): Promise<void> {
    const due = this.pending;
    if (due.length === 0) return;
    this.pending = [];
    try {
      await inTransaction(this.deps.store, nobody, async (trx) => {
        for (const { at, late, write } of due) await write(trx, at, late ? { happenedAt: at } : {});
      });
    } catch (cause) {
      for (const one of due) one.late = true;
      this.pending = [...due, ...this.pending];
      throw cause;
    }
  }
}
