import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Mutex } from 'async-mutex';
import type { AuditEvent, AuditLog, Person } from '../audit/audit-log';
import type { OpenStore } from '../store/connect';
import type { DeskKeys } from '../keys/desk-keys';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import type { StoreReader } from './store-reader';
import {
  BackupBroken,
  type BackupHeader,
  type BackupMeans,
  readBackup,
  readBackupHeader,
  writeBackup,
} from './backup-file';
import type { DoStoreTask } from './store-tasks';
import type { StoreSummary } from './store-summary';
import { StoreUnread } from './store-unread';
import { storeFile } from './swap-in';
import { removeStore, removeTemporaryStores, temporaryStore } from './temporary-store';
import { inTransaction } from '../store/in-transaction';

/** Why a backup was made. */
export type BackupReason = 'manual' | 'daily' | 'before-update' | 'before-restore';

/** A backup in the backups folder. */
export interface Backup {
  /** The file's name. */
  readonly name: string;
  readonly createdAt: number;
  readonly bytes: number;
  readonly reason: BackupReason;
}

/** Backups that the app makes by itself and keeps, of each kind. */
const kept = 14;
const dailyAfter = 24 * 60 * 60_000;
const namePattern = /^latchkey-\d{8}-\d{6}-\d{3}-(manual|daily|before-update|before-restore)\.lkb$/;

/** What the service takes from the outside. */
export interface BackupParts {
  readonly directory: string;
  readonly database: OpenStore;
  readonly keys: DeskKeys;
  readonly box: SecretBox;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly reader: StoreReader;
  readonly doTask: DoStoreTask;
}

/** What was asked for when a backup was opened. */
export type OpenedBackup = StoreSummary & { readonly createdAt: number };

/** What is done with backups by whoever has them alone. */
export interface ExclusiveBackups {
  /** Makes a backup, opens it again to be sure, and says so in the audit log. */
  backUp(reason: BackupReason, actor: Person | null): Promise<Backup>;
  /** Opens a backup of the folder into a file, whole and checked; returns what is in it. Throws BackupBroken. */
  open(name: string, target: string): Promise<OpenedBackup>;
}

/** Encrypted copies of the store: made with the database's own backup call, verified by opening them. */
export class BackupService {
  readonly folder: string;
  /** Each piece of work takes a plain copy of the whole store, and may remove backups: one at a time. */
  private readonly mutex = new Mutex();
  private isRetired = false;
  private newestAt: number | null = null;
  /** Whether the last backup that the app tried by itself failed; for the Overview. */
  lastFailed = false;

  constructor(private readonly parts: BackupParts) {
    this.folder = join(parts.directory, 'backups');
  }

  /** Backups of the folder, newest first. Files that are none of ours are passed over. */
  async list(): Promise<Backup[]> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    const found: Backup[] = [];
    for (const name of names) {
      const reason = namePattern.exec(name)?.[1] as BackupReason | undefined;
      if (!reason) continue;
      try {
        const { header, bytes } = await readBackupHeader(join(this.folder, name));
        found.push({ name, reason, createdAt: header.createdAt, bytes });
      } catch (cause) {
        if (!(cause instanceof BackupBroken)) throw cause;
      }
    }
    return found.toSorted((one, other) => other.createdAt - one.createdAt);
  }

  /** When the newest backup was made, or null. */
  async newest(): Promise<number | null> {
    this.newestAt ??= (await this.list())[0]?.createdAt ?? null;
    return this.newestAt;
  }

  /** Does something with backups while nobody else does. Throws StoreUnread once the service is retired. */
  exclusively<T>(work: (own: ExclusiveBackups) => Promise<T>): Promise<T> {
    return this.mutex.runExclusive(() => {
      if (this.isRetired) throw new StoreUnread('The desk was put on other data meanwhile');
      return work({
        backUp: (reason, actor) => this.make(reason, actor),
        open: (name, target) => this.open(name, target),
      });
    });
  }

  /** The desk is about to be closed for a restore: whoever waited for it would work on the store of another one. */
  retire(): void {
    this.isRetired = true;
  }

  /** As `ExclusiveBackups.backUp`, in turn. */
  backUp(reason: BackupReason, actor: Person | null): Promise<Backup> {
    return this.exclusively((own) => own.backUp(reason, actor));
  }

  /** Before a migration: the log cannot be written yet, its table may be of another shape. */
  async backUpBeforeUpdate(): Promise<void> {
    await this.write('before-update');
  }

  /** Makes the daily backup when it is due. */
  async backUpDaily(): Promise<void> {
    const newest = await this.newest();
    if (newest !== null && Math.abs(this.parts.clock.now() - newest) < dailyAfter) return;
    // Tried again tomorrow, not every second.
    this.newestAt = this.parts.clock.now();
    try {
      await this.backUp('daily', null);
      this.lastFailed = false;
    } catch (cause) {
      // It was not made because another store has taken this one's place.
      if (this.isRetired) return;
      this.lastFailed = true;
      await this.record({ action: 'backup.failed', outcome: 'failure' });
      throw cause;
    }
  }

  /** Decrypts a backup and checks what is in it, leaving nothing behind. Throws BackupBroken. */
  verify(name: string): Promise<OpenedBackup> {
    return this.exclusively(() => this.check(name));
  }

  /** Removes what a backup or restore that was cut short has left. */
  async removeUnfinished(): Promise<void> {
    await removeTemporaryStores(this.parts.directory);
    const names = await readdir(this.folder).catch(() => [] as string[]);
    for (const name of names)
      if (name.endsWith('.part') && namePattern.test(name.slice(0, -'.part'.length)))
        await rm(join(this.folder, name), { force: true });
  }

  private async open(name: string, target: string): Promise<OpenedBackup> {
    if (!namePattern.test(name)) throw new BackupBroken('This is not the name of a backup.');
    const header = await readBackup(join(this.folder, name), target, this.means);
    return { ...(await this.parts.reader.summarise(target)), createdAt: header.createdAt };
  }

  private async check(name: string): Promise<OpenedBackup> {
    const target = this.temporary('verify');
    try {
      return await this.open(name, target);
    } finally {
      await removeStore(target);
    }
  }

  private async make(reason: BackupReason, actor: Person | null): Promise<Backup> {
    const backup = await this.write(reason);
    const { name } = backup;
    await this.record({ action: 'backup.made', actor, details: { name, reason } });
    return backup;
  }

  private async write(reason: BackupReason): Promise<Backup> {
    const createdAt = this.parts.clock.now();
    const name = `latchkey-${stamp(createdAt)}-${reason}.lkb`;
    const target = join(this.folder, name);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.seal(target, createdAt);
    try {
      await this.check(name);
    } catch (cause) {
      // It would stand in the list as if it could be relied on.
      await rm(target, { force: true });
      throw cause;
    }
    this.newestAt = createdAt;
    if (reason !== 'manual') await this.prune(reason);
    return { name, createdAt, reason, bytes: (await stat(target)).size };
  }

  private async seal(target: string, createdAt: number): Promise<void> {
    const { directory, keys, box, random, doTask } = this.parts;
    const plain = this.temporary('backup');
    try {
      await doTask({ act: 'copy', from: storeFile(directory), to: plain });
      const salt = random.bytes(16).toString('base64');
      const header = { createdAt, deskId: keys.deskId, keyId: box.keyId, salt, keys: keys.portable() };
      await writeBackup(plain, target, header, { ...this.means, random });
    } finally {
      await removeStore(plain);
    }
  }

  private temporary(purpose: 'backup' | 'verify'): string {
    return temporaryStore(this.parts.directory, purpose, this.parts.random);
  }

  private async record(event: AuditEvent): Promise<void> {
    const { audit, database } = this.parts;
    await inTransaction(database.store, (trx) => audit.record(trx, event));
  }

  private async prune(reason: BackupReason): Promise<void> {
    const older = (await this.list()).filter((backup) => backup.reason === reason).slice(kept);
    for (const { name } of older) await rm(join(this.folder, basename(name)), { force: true });
  }

  private get means(): BackupMeans {
    return { keyOf: (header) => this.keyOf(header), doTask: this.parts.doTask };
  }

  private keyOf(header: BackupHeader): Buffer {
    try {
      return this.parts.box.streamKey('backup', header.keyId, Buffer.from(header.salt, 'base64'));
    } catch (cause) {
      throw new BackupBroken('This backup belongs to another desk.', { cause });
    }
  }
}

/** `20260302-090000-000`, UTC. */
const stamp = (time: number): string =>
  new Date(time).toISOString().replace(/[-:Z]/g, '').replace(/[T.]/g, '-');
