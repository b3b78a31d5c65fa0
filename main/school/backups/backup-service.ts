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
  type BackupFileDeps,
  keyIn,
  readBackup,
  readBackupHeader,
  writeBackup,
} from './backup-file';
import type { DoStoreTask } from './store-tasks';
import type { StoreSummary } from './store-summary';
import { ReadInterrupted } from './read-interrupted';
import { storeFile } from './swap-in';
import { removeStore, removeTemporaryStores, temporaryStore } from './temporary-store';
import { type Acting, inTransaction, nobody } from '../store/in-transaction';

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

/** Backups to keep of each automatic kind. */
const keptPerReason = 14;
const dailyAfter = 24 * 60 * 60_000;
/** Running time between two daily backups, so that a clock that jumps to and fro does not push older ones out. */
const leastBetweenDaily = 60 * 60_000;
const namePattern = /^latchkey-\d{8}-\d{6}-\d{3}-(manual|daily|before-update|before-restore)\.lkb$/;

/** Dependencies of `BackupService`. */
export interface BackupServiceDeps {
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

/** The content of an opened backup. */
export type OpenedBackup = StoreSummary & { readonly createdAt: number };

/** Work on backups for the caller that holds the lock. */
export interface ExclusiveBackups {
  /** Makes a backup, verifies it by opening it, and records it in the audit log. */
  backUp(reason: BackupReason, acting: Acting<Person | null>): Promise<Backup>;
  /** Makes a backup and leaves the log as it is: the restore judges the log, and its own event follows. */
  backUpBeforeRestore(): Promise<Backup>;
  /** Decrypts a backup of the folder into `target` and checks all of it. Throws BackupBroken. */
  open(name: string, target: string): Promise<OpenedBackup>;
}

/** Encrypted copies of the store, each verified by opening it. */
export class BackupService {
  readonly folder: string;
  /** Work runs one at a time: it needs a plain copy of the whole store, and may remove backups. */
  private readonly mutex = new Mutex();
  private isRetired = false;
  private newestAt: number | null = null;
  private dailyTriedAt = Number.NEGATIVE_INFINITY;
  /** Whether the last daily backup failed; for the Overview. */
  lastFailed = false;

  constructor(private readonly deps: BackupServiceDeps) {
    this.folder = join(deps.directory, 'backups');
  }

  /** Backups of the folder, newest first, without files that are no backups. */
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

  /** When the newest backup was made, in UTC milliseconds; null without one. One from the future doesn't count. */
  async newest(): Promise<number | null> {
    this.newestAt ??= (await this.listUntilNow())[0]?.createdAt ?? null;
    return this.newestAt;
  }

  /** Runs work under the lock. Throws ReadInterrupted once the service is retired. */
  exclusively<T>(work: (own: ExclusiveBackups) => Promise<T>): Promise<T> {
    return this.mutex.runExclusive(() => {
      if (this.isRetired) throw new ReadInterrupted('The desk was put on other data meanwhile');
      return work({
        backUp: (reason, acting) => this.make(reason, acting),
        backUpBeforeRestore: () => this.write('before-restore'),
        open: (name, target) => this.open(name, target),
      });
    });
  }

  /** Refuses further work: a restore is about to replace the store, and waiting work would run on the new one. */
  retire(): void {
    this.isRetired = true;
  }

  /** Like `ExclusiveBackups.backUp`, and waits for the lock. */
  backUp(reason: BackupReason, acting: Acting<Person | null>): Promise<Backup> {
    return this.exclusively((own) => own.backUp(reason, acting));
  }

  /** Makes a backup before a migration, without an audit event: the log's table may still have its old schema. */
  async backUpBeforeUpdate(): Promise<void> {
    await this.write('before-update');
  }

  /** Makes the daily backup if it is due. */
  async backUpDaily(): Promise<void> {
    const newest = await this.newest();
    if (newest !== null && Math.abs(this.deps.clock.now() - newest) < dailyAfter) return;
    const ranUntil = this.deps.clock.monotonic();
    if (ranUntil - this.dailyTriedAt < leastBetweenDaily) return;
    this.dailyTriedAt = ranUntil;
    // After a failure, retry tomorrow and not every second.
    this.newestAt = this.deps.clock.now();
    try {
      await this.backUp('daily', nobody);
      this.lastFailed = false;
    } catch (cause) {
      // A restore came first: no failure of the backup.
      if (this.isRetired) return;
      this.lastFailed = true;
      await this.record(nobody, { action: 'backup.failed', outcome: 'failure' });
      throw cause;
    }
  }

  /** Decrypts a backup and checks what is in it, leaving nothing behind. Throws BackupBroken. */
  verify(name: string): Promise<OpenedBackup> {
    return this.exclusively(() => this.check(name));
  }

  /** Removes the remains of interrupted backups and restores. */
  async removeUnfinished(): Promise<void> {
    await removeTemporaryStores(this.deps.directory);
    const names = await readdir(this.folder).catch(() => [] as string[]);
    for (const name of names)
      if (name.endsWith('.part') && namePattern.test(name.slice(0, -'.part'.length)))
        await rm(join(this.folder, name), { force: true });
  }

  private async open(name: string, target: string): Promise<OpenedBackup> {
    if (!namePattern.test(name)) throw new BackupBroken('This is not the name of a backup.');
    const header = await readBackup(join(this.folder, name), target, this.fileDeps);
    return { ...(await this.deps.reader.summarise(target)), createdAt: header.createdAt };
  }

  private async check(name: string): Promise<OpenedBackup> {
    const target = this.temporary('verify');
    try {
      return await this.open(name, target);
    } finally {
      await removeStore(target);
    }
  }

  private async make(reason: BackupReason, acting: Acting<Person | null>): Promise<Backup> {
    const backup = await this.write(reason);
    const { name } = backup;
    try {
      await this.record(acting, { action: 'backup.made', details: { name, reason } });
    } catch (cause) {
      // No backup stays without its event.
      await rm(join(this.folder, name), { force: true });
      throw cause;
    }
    return backup;
  }

  private async write(reason: BackupReason): Promise<Backup> {
    const createdAt = this.deps.clock.now();
    const name = `latchkey-${stamp(createdAt)}-${reason}.lkb`;
    const target = join(this.folder, name);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.seal(target, createdAt);
    try {
      await this.check(name);
    } catch (cause) {
      // The list must not offer a backup that doesn't open.
      await rm(target, { force: true });
      throw cause;
    }
    this.newestAt = createdAt;
    if (reason !== 'manual') await this.prune(reason);
    return { name, createdAt, reason, bytes: (await stat(target)).size };
  }

  private async seal(target: string, createdAt: number): Promise<void> {
    const { directory, keys, box, random, doTask } = this.deps;
    const plain = this.temporary('backup');
    try {
      await doTask({ act: 'copy', from: storeFile(directory), to: plain });
      const salt = random.bytes(16).toString('base64');
      const header = { createdAt, deskId: keys.deskId, keyId: box.keyId, salt, keys: keys.portable() };
      await writeBackup(plain, target, header, { ...this.fileDeps, random });
    } finally {
      await removeStore(plain);
    }
  }

  private temporary(purpose: 'backup' | 'verify'): string {
    return temporaryStore(this.deps.directory, purpose, this.deps.random);
  }

  private async record(acting: Acting<Person | null>, event: AuditEvent): Promise<void> {
    const { audit, database } = this.deps;
    await inTransaction(database.store, acting, (trx, actor) => audit.record(trx, { ...event, actor }));
  }

  private async prune(reason: BackupReason): Promise<void> {
    const ofReason = (await this.listUntilNow()).filter((backup) => backup.reason === reason);
    const older = ofReason.slice(keptPerReason);
    for (const { name } of older) await rm(join(this.folder, basename(name)), { force: true });
  }

  /** Without backups from the future. A clock was wrong, so their dates say nothing about what is newest. */
  private async listUntilNow(): Promise<Backup[]> {
    const now = this.deps.clock.now();
    return (await this.list()).filter(({ createdAt }) => createdAt <= now);
  }

  private get fileDeps(): BackupFileDeps {
    return { keyOf: keyIn(this.deps.box), doTask: this.deps.doTask };
  }
}

/** `20260302-090000-000`, UTC. */
const stamp = (time: number): string =>
  new Date(time).toISOString().replace(/[-:Z]/g, '').replace(/[T.]/g, '-');
