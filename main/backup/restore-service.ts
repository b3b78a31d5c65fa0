import type { Person } from '../audit/audit-log';
import type { Store } from '../database/schema';
import { type BackupService, removeStore } from './backup-service';
import type { StoreSummary } from './store-summary';
import { prepareCopy, storeFile, swapIn } from './swap-in';

/** What a restore brought back. */
export interface Restored extends StoreSummary {
  readonly createdAt: number;
  /** Audit events newer than the backup that were kept. */
  readonly carriedAuditEvents: number;
}

/** What the reopened application writes into its audit log. */
export interface RestoreNote {
  readonly name: string;
  readonly actor: Person | null;
  readonly createdAt: number;
}

/** Closes the application, lets `swap` change the files, and opens it again; resolves when it is open. */
export type Reopen = (swap: () => Promise<void>, restored: RestoreNote) => Promise<void>;

/** Puts a backup in place of the store of a running application: prepared beside it, made safe, and swapped in. */
export class RestoreService {
  constructor(
    private readonly directory: string,
    private readonly store: Store,
    private readonly backups: BackupService,
    private readonly reopen: Reopen,
  ) {}

  /** Restores a backup of the folder; the present store is backed up first. Throws BackupBroken before any change. */
  async restore(name: string, actor: Person | null): Promise<Restored> {
    const prepared = this.backups.temporary('restore');
    await removeStore(prepared);
    const summary = await this.backups.open(name, prepared);
    await this.backups.backUp('before-restore', actor);
    const carried = await prepareCopy(prepared, this.store);
    await this.reopen(() => swapIn(prepared, storeFile(this.directory)), {
      name,
      actor,
      createdAt: summary.createdAt,
    });
    return { ...summary, carriedAuditEvents: carried.auditEvents };
  }
}
