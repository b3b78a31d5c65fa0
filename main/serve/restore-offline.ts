import { existsSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { normaliseRecoveryKey } from '../../shared/code-text';
import { NoticeBoard } from '../school/accounts/notice-board';
import { AuditLog } from '../school/audit/audit-log';
import { connect, type OpenStore } from '../school/store/connect';
import { DeskTime } from '../school/store/desk-time';
import { isUnmigratable, migrate } from '../school/store/migrate';
import { isKeyOf, openRing, readDeskFile } from '../school/keys/desk-file';
import { DeskKeys, hostAt, type DeskKeysDeps } from '../school/keys/desk-keys';
import type { KeyRing } from '../school/keys/key-ring';
import { unwrapWithRecoveryKey } from '../school/keys/recovery-key';
import type { DeskParts } from '../school/open-desk';
import { createNewId, type NewId } from '../school/platform/random';
import { createSecretBox } from '../school/keys/secret-box';
import { StartRefused } from '../school/platform/start-refused';
import { BackupBroken, type BackupHeader, readBackup, readBackupHeader } from '../school/backups/backup-file';
import { checkCopy } from '../school/backups/check-copy';
import { restoreEvent, type RestoreNote } from '../school/backups/restore-service';
import { type StoreSummary, summarise } from '../school/backups/store-summary';
import { doInPlace } from '../school/backups/store-tasks';
import { prepareCopy, storeFile, swapIn } from '../school/backups/swap-in';
import { removeStore, temporaryStore } from '../school/backups/temporary-store';

/** The result of an offline restore. */
export interface OfflineRestore extends StoreSummary {
  readonly createdAt: number;
  /** The path where the previous store was kept; null if a `before-restore` backup has it, or if there was none. */
  readonly damagedKeptAt: string | null;
}

/** The keys of a backup: this desk's keys, or those that the recovery key of its time opens. Throws BackupBroken. */
const ringOf = (deps: DeskParts, header: BackupHeader, recoveryKey: string | null) => {
  const keysDeps = { ...deps, directory: deps.dataDirectory, protector: deps.keyProtector };
  const newId = createNewId(deps.clock, deps.random);
  if (recoveryKey === null) {
    const keys = DeskKeys.open({ ...keysDeps, newId }, true);
    return { deskId: keys.deskId, ring: keys.ring, adopt: (): void => undefined };
  }
  const key = normaliseRecoveryKey(recoveryKey);
  const { recovery, deskId } = header.keys;
  const deskKey = key && recovery && unwrapWithRecoveryKey(recovery, key, deskId);
  if (!deskKey || !isKeyOf(header.keys, deskKey))
    throw new BackupBroken(
      'That is not the recovery key that was on the owner’s sheet when this backup was made.',
    );
  const own = openedHere(keysDeps, newId, deskId);
  return {
    deskId,
    // This computer's ring may have newer keys, and the restore's event must be under the newest one.
    ring: own?.ring ?? openRing(header.keys, deskKey),
    adopt: (): void => {
      if (!own) DeskKeys.adopt({ ...keysDeps, newId }, header.keys, deskKey);
    },
  };
};

/** The keys of this desk, if this computer opens them. Then the desk file needs no change. */
const openedHere = (keysDeps: Omit<DeskKeysDeps, 'newId'>, newId: NewId, deskId: string): DeskKeys | null => {
  try {
    const keys = DeskKeys.open({ ...keysDeps, newId }, true);
    return keys.deskId === deskId ? keys : null;
  } catch (cause) {
    if (cause instanceof StartRefused) return null;
    throw cause;
  }
};

const keyUnder =
  (deps: DeskParts, ring: KeyRing) =>
  (header: BackupHeader): Buffer =>
    createSecretBox(ring, deps.random).streamKey('backup', header.keyId, Buffer.from(header.salt, 'base64'));

/** Decrypts a backup file into `target` and checks all of it. The caller removes `target`. Throws BackupBroken. */
export const openBackupFile = async (
  deps: DeskParts,
  file: string,
  recoveryKey: string | null,
  target: string,
): Promise<StoreSummary & { createdAt: number }> => {
  const { header } = await readBackupHeader(file);
  const { ring } = ringOf(deps, header, recoveryKey);
  await readBackup(file, target, { keyOf: keyUnder(deps, ring), doTask: deps.doTask ?? doInPlace });
  return { ...(await checkCopy(target)), createdAt: header.createdAt };
};

/** The present store, if it opens, is whole and of a shape that this version knows. */
const openPresent = async (file: string): Promise<OpenStore | null> => {
  if (!existsSync(file) || statSync(file).size === 0) return null;
  try {
    const present = connect(file);
    try {
      await summarise(present.store);
      if (!(await isUnmigratable(present.store))) return present;
    } catch {
      // A damaged store doesn't count.
    }
    await present.close();
    return null;
  } catch {
    return null;
  }
};

/** Migrates the present store; false if there is none that can be read. */
const migratePresent = async (file: string): Promise<boolean> => {
  const present = await openPresent(file);
  try {
    // A newer version may run this before its first start on the store.
    if (present) await migrate(present.store, async () => undefined);
    return present !== null;
  } finally {
    await present?.close();
  }
};

/** Another desk's backup would replace the keys that the present data needs. */
const refuseOtherDesk = async (deps: DeskParts, header: BackupHeader, file: string): Promise<void> => {
  const own = readDeskFile(deps.dataDirectory);
  if (!own || own.deskId === header.deskId) return;
  const present = await openPresent(file);
  try {
    if (present && (await summarise(present.store)).schoolName !== '')
      throw new BackupBroken(
        'This backup belongs to another desk. Restore it into an empty data folder: --data-dir=FOLDER.',
      );
  } finally {
    await present?.close();
  }
};

/**
 * Restores a backup file while the app is closed; on a new computer it needs the recovery key. It keeps a damaged store under
 * another name, and with `keepPresent` (no backup of it could be made) a whole one too. Throws BackupBroken or StartRefused
 * before any change.
 */
export const restoreOffline = async (
  deps: DeskParts,
  file: string,
  recoveryKey: string | null,
  keepPresent = false,
): Promise<OfflineRestore> => {
  const prepared = temporaryStore(deps.dataDirectory, 'restore', deps.random);
  try {
    return await restoreFrom(deps, file, { recoveryKey, keepPresent, prepared });
  } finally {
    await removeStore(prepared);
  }
};

interface RestoreChoice {
  readonly recoveryKey: string | null;
  readonly keepPresent: boolean;
  /** The path of the copy that will replace the store. */
  readonly prepared: string;
}

const restoreFrom = async (
  deps: DeskParts,
  file: string,
  { recoveryKey, keepPresent, prepared }: RestoreChoice,
): Promise<OfflineRestore> => {
  const target = storeFile(deps.dataDirectory);
  const { header } = await readBackupHeader(file);
  const { deskId, ring, adopt } = ringOf(deps, header, recoveryKey);
  const hostId = hostAt(deskId);
  const time = new DeskTime(deps.clock, deskId);
  const notices = new NoticeBoard(hostId, time.seen, createNewId(deps.clock, deps.random));
  const box = createSecretBox(ring, deps.random);
  const audit = new AuditLog({ hostId, deskId }, box, time, (trx, events) => notices.tell(trx, events));
  await refuseOtherDesk(deps, header, target);
  const summary = await openBackupFile(deps, file, recoveryKey, prepared);
  const note: RestoreNote = { name: basename(file), actor: null, createdAt: summary.createdAt };
  const isWhole = await migratePresent(target);
  await prepareCopy(prepared, isWhole ? target : null, async (trx) => {
    await time.load(trx);
    return audit.record(trx, restoreEvent(note));
  });
  const isKept = existsSync(target) && (keepPresent || !isWhole);
  const damagedKeptAt = isKept ? `${target}.damaged-${deps.clock.now()}` : null;
  if (damagedKeptAt)
    for (const suffix of ['', '-wal'])
      if (existsSync(`${target}${suffix}`)) await rename(`${target}${suffix}`, `${damagedKeptAt}${suffix}`);
  adopt();
  await swapIn(prepared, target);
  return { ...summary, damagedKeptAt };
};
