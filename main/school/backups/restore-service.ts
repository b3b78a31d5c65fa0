import type { AuditEvent, AuditLog, Person } from '../audit/audit-log';
import { connect } from '../store/connect';
import { type BackupService, removeStore } from './backup-service';
import type { CarriedOver } from './carry-over';
import type { StoreSummary } from './store-summary';
import { prepareCopy, storeFile, swapIn } from './swap-in';

/** What a restore brought back. */
export interface Restored extends StoreSummary {
  readonly createdAt: number;
  /** Audit events newer than the backup that were kept. */
  readonly carriedAuditEvents: number;
}

/** What a restore tells the audit log. */
export interface RestoreNote {
  readonly name: string;
  readonly actor: Person | null;
  readonly createdAt: number;
}

/** Closes the application, lets `swap` change the files, and opens it again; resolves when it is open. */
export type Reopen = (swap: () => Promise<void>) => Promise<void>;

/** The restore as the audit log tells it. */
export const restoreEvent = ({ name, actor, createdAt }: RestoreNote): AuditEvent => ({
  action: 'backup.restored',
  actor,
  details: { name, createdAt },
});

/** Puts a backup in place of the store of a running application: prepared beside it, made safe, and swapped in. */
export class RestoreService {
  constructor(
    private readonly directory: string,
    private readonly backups: BackupService,
    private readonly audit: AuditLog,
    private readonly reopen: Reopen,
  ) {}

  /** Restores a backup of the folder; the present store is backed up first. Throws BackupBroken before any change. */
  async restore(name: string, actor: Person | null): Promise<Restored> {
    const prepared = this.backups.temporary('restore');
    try {
      await removeStore(prepared);
      const summary = await this.backups.open(name, prepared);
      await this.backups.backUp('before-restore', actor);
      const note = { name, actor, createdAt: summary.createdAt };
      let carriedAuditEvents = 0;
      await this.reopen(async () => {
        carriedAuditEvents = await this.swap(prepared, note);
      });
      return { ...summary, carriedAuditEvents };
    } finally {
      await removeStore(prepared);
    }
  }

  /** With the application closed: whatever it confirmed until then is carried over. */
  private async swap(prepared: string, note: RestoreNote): Promise<number> {
    const file = storeFile(this.directory);
    const present = connect(file);
    let carried: CarriedOver;
    try {
      carried = await prepareCopy(prepared, present.store, (trx) =>
        this.audit.record(trx, restoreEvent(note)),
      );
    } finally {
      await present.close();
    }
    await swapIn(prepared, file);
    return carried.auditEvents;
  }
}
