import type { AuditEvent, AuditLog, Person } from '../audit/audit-log';
import type { Random } from '../platform/random';
import type { BackupService, ExclusiveBackups } from './backup-service';
import type { StoreSummary } from './store-summary';
import { prepareCopy, storeFile, swapIn } from './swap-in';
import { removeStore, temporaryStore } from './temporary-store';

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

/** What the service takes from the outside. */
export interface RestoreParts {
  readonly directory: string;
  readonly backups: BackupService;
  readonly audit: AuditLog;
  readonly random: Random;
  readonly reopen: Reopen;
}

/** Puts a backup in place of the store of a running application: prepared beside it, made safe, and swapped in. */
export class RestoreService {
  constructor(private readonly parts: RestoreParts) {}

  /** Restores a backup of the folder; the present store is backed up first. Throws BackupBroken before any change. */
  restore(name: string, actor: Person | null): Promise<Restored> {
    return this.parts.backups.exclusively((own) => this.restoreAlone(own, name, actor));
  }

  private async restoreAlone(own: ExclusiveBackups, name: string, actor: Person | null): Promise<Restored> {
    const { directory, random, backups, reopen } = this.parts;
    const prepared = temporaryStore(directory, 'restore', random);
    try {
      const summary = await own.open(name, prepared);
      await own.backUp('before-restore', actor);
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

  /** With the application closed: whatever it confirmed until then is carried over. */
  private async swap(prepared: string, note: RestoreNote): Promise<number> {
    const { directory, audit } = this.parts;
    const file = storeFile(directory);
    const { auditEvents } = await prepareCopy(prepared, file, (trx) => audit.record(trx, restoreEvent(note)));
    await swapIn(prepared, file);
    return auditEvents;
  }
}
