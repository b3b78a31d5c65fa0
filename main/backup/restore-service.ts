import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect } from '../database/connect';
import { migrate } from '../database/migrate';
import type { Store } from '../database/schema';
import type { Person } from '../audit/audit-log';
import { type BackupService, removeStore } from './backup-service';
import { type CarriedOver, carryOver } from './carry-over';
import type { StoreSummary } from './store-summary';

/** What a restore brought back. */
export interface Restored extends StoreSummary {
  readonly createdAt: number;
  /** Audit events newer than the backup that were kept. */
  readonly carriedAuditEvents: number;
}

/** Closes the application, lets `swap` change the files, and opens it again; resolves when it is open. */
export type Reopen = (swap: () => Promise<void>, restored: RestoreNote) => Promise<void>;

/** What the reopened application writes into its audit log. */
export interface RestoreNote {
  readonly name: string;
  readonly actor: Person | null;
  readonly createdAt: number;
}

/** Puts a backup in place of the store: prepared beside it, made safe, and swapped in by one rename. */
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
    const carried = await this.prepare(prepared);
    const swap = async (): Promise<void> => {
      const file = join(this.directory, 'latchkey.db');
      await removeBeside(file);
      await rename(prepared, file);
    };
    await this.reopen(swap, { name, actor, createdAt: summary.createdAt });
    return { ...summary, carriedAuditEvents: carried.auditEvents };
  }

  private async prepare(file: string): Promise<CarriedOver> {
    const copy = connect(file);
    try {
      await migrate(copy.store, async () => undefined);
      const carried = await carryOver(this.store, copy.store);
      // One file without a log beside it: what is renamed is all there is.
      await sql`pragma journal_mode = delete`.execute(copy.store);
      return carried;
    } finally {
      await copy.close();
    }
  }
}

/** The log of the store that goes: it must not be taken for the log of the one that comes. */
const removeBeside = async (file: string): Promise<void> => {
  for (const suffix of ['-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
};
