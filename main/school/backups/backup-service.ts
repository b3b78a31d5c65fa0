import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AuditLog, Person } from '../audit/audit-log';
import type { OpenStore } from '../store/connect';
import type { DeskKeys } from '../keys/desk-keys';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import type { StoreReader } from './store-reader';
import { BackupBroken, type BackupHeader, readBackup, readBackupHeader, writeBackup } from './backup-file';
import type { StoreSummary } from './store-summary';

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

/** Encrypted copies of the store: made with the database's own backup call, verified by opening them. */
export class BackupService {
  readonly folder: string;
  private running: Promise<unknown> = Promise.resolve();
  private newestAt: number | null = null;
  /** Whether the last backup that the app tried by itself failed; for the Overview. */
  lastFailed = false;

  constructor(
    private readonly directory: string,
    private readonly database: OpenStore,
    private readonly keys: DeskKeys,
    private readonly box: SecretBox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly reader: StoreReader,
  ) {
    this.folder = join(directory, 'backups');
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

  /** Makes a backup, opens it again to be sure, and says so in the audit log. One at a time. */
  backUp(reason: BackupReason, actor: Person | null): Promise<Backup> {
    const made = this.running.then(
      () => this.make(reason, actor),
      () => this.make(reason, actor),
    );
    this.running = made;
    return made;
  }

  /** Before a migration: the log cannot be written yet, its table may be of another shape. */
  async backUpBeforeUpdate(): Promise<void> {
    await this.write('before-update');
  }

  /** Makes the daily backup when it is due. */
  async backUpDaily(): Promise<void> {
    const newest = await this.newest();
    if (newest !== null && Math.abs(this.clock.now() - newest) < dailyAfter) return;
    // Tried again tomorrow, not every second.
    this.newestAt = this.clock.now();
    try {
      await this.backUp('daily', null);
      this.lastFailed = false;
    } catch (cause) {
      this.lastFailed = true;
      await this.audit.record(this.database.store, { action: 'backup.failed', outcome: 'failure' });
      throw cause;
    }
  }

  /** Opens a backup of the folder into a file, whole and checked; returns what is in it. Throws BackupBroken. */
  async open(name: string, target: string): Promise<StoreSummary & { createdAt: number }> {
    if (!namePattern.test(name)) throw new BackupBroken('This is not the name of a backup.');
    const header = await readBackup(join(this.folder, name), target, (of) => this.keyOf(of));
    return { ...(await this.reader.summarise(target)), createdAt: header.createdAt };
  }

  /** Decrypts a backup and checks what is in it, leaving nothing behind. Throws BackupBroken. */
  async verify(name: string): Promise<StoreSummary & { createdAt: number }> {
    const target = this.temporary('verify');
    try {
      return await this.open(name, target);
    } finally {
      await removeStore(target);
    }
  }

  /** A path for a plain copy of the store, in the data directory, gone again after use and at the next start. */
  temporary(purpose: string): string {
    return join(this.directory, `latchkey.db.${purpose}`);
  }

  /** Removes what a backup or restore that was cut short has left. */
  async removeUnfinished(): Promise<void> {
    for (const purpose of ['backup', 'verify', 'restore']) await removeStore(this.temporary(purpose));
    const names = await readdir(this.folder).catch(() => [] as string[]);
    for (const name of names)
      if (name.endsWith('.part') && namePattern.test(name.slice(0, -'.part'.length)))
        await rm(join(this.folder, name), { force: true });
  }

  private async make(reason: BackupReason, actor: Person | null): Promise<Backup> {
    const backup = await this.write(reason);
    const { name } = backup;
    await this.database.store
      .transaction()
      .execute((trx) => this.audit.record(trx, { action: 'backup.made', actor, details: { name, reason } }));
    return backup;
  }

  private async write(reason: BackupReason): Promise<Backup> {
    const createdAt = this.clock.now();
    const name = `latchkey-${stamp(createdAt)}-${reason}.lkb`;
    const target = join(this.folder, name);
    const plain = this.temporary('backup');
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    try {
      await this.database.backUp(plain);
      const salt = this.random.bytes(16).toString('base64');
      await writeBackup(
        plain,
        target,
        { createdAt, deskId: this.keys.deskId, keyId: this.box.keyId, salt, keys: this.keys.portable() },
        (header) => this.keyOf(header),
        this.random,
      );
    } finally {
      await removeStore(plain);
    }
    try {
      await this.verify(name);
    } catch (cause) {
      // It would stand in the list as if it could be relied on.
      await rm(target, { force: true });
      throw cause;
    }
    this.newestAt = createdAt;
    if (reason !== 'manual') await this.prune(reason);
    return { name, createdAt, reason, bytes: (await stat(target)).size };
  }

  private async prune(reason: BackupReason): Promise<void> {
    const older = (await this.list()).filter((backup) => backup.reason === reason).slice(kept);
    for (const { name } of older) await rm(join(this.folder, basename(name)), { force: true });
  }

  private keyOf(header: BackupHeader): Buffer {
    try {
      return this.box.streamKey('backup', header.keyId, Buffer.from(header.salt, 'base64'));
    } catch (cause) {
      throw new BackupBroken('This backup belongs to another desk.', { cause });
    }
  }
}

/** `20260302-090000-000`, UTC. */
const stamp = (time: number): string =>
  new Date(time).toISOString().replace(/[-:Z]/g, '').replace(/[T.]/g, '-');

/** Removes a copy of the store with what SQLite keeps beside it. */
export const removeStore = async (file: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
};
