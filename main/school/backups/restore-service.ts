import type { AuditEvent, AuditLog, Person } from '../audit/audit-log';
import { type Acting, inTransaction } from '../store/in-transaction';
import type { Store } from '../store/schema';
import type { Random } from '../platform/random';
import type { BackupService, ExclusiveBackups } from './backup-service';
import type { StoreSummary } from './store-summary';
import { prepareCopy, storeFile, swapIn } from './swap-in';
import { removeStore, temporaryStore } from './temporary-store';

/** The result of a restore. */
export interface Restored extends StoreSummary {
  readonly createdAt: number;
  /** Audit events newer than the backup, which the restore kept. */
  readonly carriedAuditEvents: number;
}

/** A restore's facts for the audit log. */
export interface RestoreNote {
  readonly name: string;
  readonly actor: Person | null;
  readonly createdAt: number;
}

/** Closes the application, runs `swap`, and opens the application again. Resolves once it is open. */
export type Reopen = (swap: () => Promise<void>) => Promise<void>;

/** The audit event of a restore. */
export const restoreEvent = ({ name, actor, createdAt }: RestoreNote): AuditEvent => ({
  action: 'backup.restored',
  actor,
  details: { name, createdAt },
});

/** Dependencies of `RestoreService`. */
export interface RestoreServiceDeps {
  readonly directory: string;
  readonly store: Store;
  readonly backups: BackupService;
  readonly audit: AuditLog;
  readonly random: Random;
  readonly reopen: Reopen;
}

/** Replaces a running application's store with a backup: prepares a safe copy beside it, then swaps it in. */
export class RestoreService {
  constructor(private readonly deps: RestoreServiceDeps) {}

  /** Backs up the present store, then restores a backup of the folder. Throws BackupBroken before any change. */
  restore(name: string, acting: Acting<Person>): Promise<Restored> {
    return this.deps.backups.exclusively((own) => this.restoreAlone(own, name, acting));
  }

  private async restoreAlone(own: ExclusiveBackups, name: string, acting: Acting<Person>): Promise<Restored> {
    const { directory, random, backups, reopen, store } = this.deps;
    const prepared = temporaryStore(directory, 'restore', random);
    try {
      const summary = await own.open(name, prepared);
      await own.backUp('before-restore', acting);
      // The backup takes a while: the actor is judged once more before the data is replaced.
      const actor = await inTransaction(store, acting, async (_trx, who) => who);
      const note = { name, actor, createdAt: summary.createdAt };
      let carriedAuditEvents = 0;
      backups.retire();
      await reopen(async () => {
        carriedAuditEvents = await this.swap(prepared, note);
      });
      return { ...summary, carriedAuditEvents };
    } finally {
      await removeStore(prepared);
    }
  }

  /** Runs while the application is closed, so that the copy gets every change that it confirmed. */
  private async swap(prepared: string, note: RestoreNote): Promise<number> {
    const { directory, audit } = this.deps;
    const file = storeFile(directory);
    const { auditEvents } = await prepareCopy(prepared, file, (trx) => audit.record(trx, restoreEvent(note)));
    await swapIn(prepared, file);
    return auditEvents;
  }
}
