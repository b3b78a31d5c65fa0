import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseRecoveryKey } from '../../shared/code-text';
import type { DeskId } from '../../shared/ids';
import { AuditHead, auditHeadName } from '../school/audit/audit-head';
import { NoticeBoard } from '../school/accounts/notice-board';
import { AuditLog } from '../school/audit/audit-log';
import { BackupBroken, type BackupHeader, readBackupHeader } from '../school/backups/backup-file';
import { judgeLog, type JudgedLog } from '../school/backups/carry-log';
import { summarise } from '../school/backups/store-summary';
import { storeFile } from '../school/backups/swap-in';
import { type DeskFile, isKeyOf, openRing, openRingAtStart, readDeskFile } from '../school/keys/desk-file';
import { DeskKeys, type DeskKeysDeps, hostAt } from '../school/keys/desk-keys';
import type { KeyRing } from '../school/keys/key-ring';
import { unwrapWithRecoveryKey } from '../school/keys/recovery-key';
import { DeskTime } from '../school/store/desk-time';
import { createSecretBox, type SecretBox } from '../school/keys/secret-box';
import type { DeskParts } from '../school/open-desk';
import { createNewId } from '../school/platform/random';
import { StartRefused } from '../school/platform/start-refused';
import { connect } from '../school/store/connect';
import { isUnmigratable } from '../school/store/migrate';

/** What the data directory holds: a store with a school, one before its first run, one that can't be read, or nothing. */
export type PresentData = 'school' | 'no-school' | 'unreadable' | 'none';

/** The keys of a restore. */
interface RestoreKeys {
  readonly deskId: DeskId;
  readonly ring: KeyRing;
  /** Whether the typed recovery key is the one that counts. */
  readonly sheetShown: boolean;
  /** Whether this computer opens the keys by itself. */
  readonly opensHere: boolean;
  /** Writes the keys for this computer, where they are not there yet. */
  adopt(): void;
}

/** How a backup would be restored on a closed desk. Nothing has changed yet. */
export interface RestorePlan extends RestoreKeys {
  readonly file: string;
  readonly header: BackupHeader;
  readonly present: PresentData;
  /** A new computer has no keys of its own, or those of a desk before its first run. */
  readonly isNewComputer: boolean;
  /** Whether this desk has an owner's sheet, whose recovery key proves a right to restore. */
  readonly hasSheet: boolean;
  readonly box: SecretBox;
  readonly audit: AuditLog;
  readonly head: AuditHead;
  /** The verdict on the present log; null where the present store can't be read. */
  readonly judged: JudgedLog | null;
}

/** Plans a restore. Throws BackupBroken or StartRefused if the keys don't fit. */
export const planRestore = async (
  deps: DeskParts,
  file: string,
  recoveryKey: string | null,
): Promise<RestorePlan> => {
  const { header } = await readBackupHeader(file);
  const own = readDeskFile(deps.dataDirectory);
  const data = await examine(deps.dataDirectory);
  // A text that is no recovery key opens nothing.
  const typed = recoveryKey === null ? null : (normaliseRecoveryKey(recoveryKey) ?? '');
  // A desk before its first run is a new computer, unless the backup is its own.
  const isFresh = data === 'no-school' && own?.recovery === null && own.deskId !== header.deskId;
  const isNewComputer = isFresh || (!own && data === 'none');
  const keys = own && !isFresh ? ownKeys(deps, own, header, typed) : keysOfBackup(deps, header, typed);
  // Without its keys a store says nothing that could be judged.
  const present = own || data === 'none' ? data : 'unreadable';
  const box = createSecretBox(keys.ring, deps.random);
  const hostId = hostAt(keys.deskId);
  const time = new DeskTime(deps.clock, keys.deskId);
  const notices = new NoticeBoard(hostId, time.seen, createNewId(deps.clock, deps.random));
  const audit = new AuditLog({ hostId, deskId: keys.deskId }, box, time, (trx, events) =>
    notices.tell(trx, events),
  );
  const head = new AuditHead(deps.dataDirectory, hostId, box);
  const judged = isNewComputer ? null : await judgePresent(deps.dataDirectory, present, { audit, head });
  const hasSheet = !isFresh && own !== null && own.recovery !== null;
  return { ...keys, file, header, present, isNewComputer, hasSheet, box, audit, head, judged };
};

const examine = async (directory: string): Promise<PresentData> => {
  const file = storeFile(directory);
  if (!existsSync(file) || statSync(file).size === 0)
    return existsSync(join(directory, auditHeadName)) ? 'unreadable' : 'none';
  try {
    const present = connect(file);
    try {
      const { schoolName } = await summarise(present.store);
      if (await isUnmigratable(present.store)) return 'unreadable';
      return schoolName === '' ? 'no-school' : 'school';
    } finally {
      await present.close();
    }
  } catch {
    // A store that doesn't open, or that is damaged.
    return 'unreadable';
  }
};

const judgePresent = async (
  directory: string,
  present: PresentData,
  parts: Pick<RestorePlan, 'audit' | 'head'>,
): Promise<JudgedLog | null> => {
  if (present !== 'school' && present !== 'no-school') return null;
  const { store, close } = connect(storeFile(directory));
  try {
    return await judgeLog(store, parts);
  } finally {
    await close();
  }
};

/** The keys that this desk has: its ring alone opens a backup, whatever number the backup carries. */
const ownKeys = (deps: DeskParts, own: DeskFile, header: BackupHeader, typed: string | null): RestoreKeys => {
  if (own.deskId !== header.deskId)
    throw new BackupBroken(
      'This backup belongs to another desk. Restore it into an empty data folder: --data-dir=FOLDER.',
    );
  const keysDeps = keysDepsOf(deps);
  try {
    const keys = DeskKeys.open(keysDeps, true);
    const sheetShown = typed !== null && keys.isSheet(typed);
    return { deskId: own.deskId, ring: keys.ring, sheetShown, opensHere: true, adopt: () => undefined };
  } catch (cause) {
    if (!(cause instanceof StartRefused) || typed === null) throw cause;
    const deskKey = own.recovery && unwrapWithRecoveryKey(own.recovery, typed, own.deskId);
    if (!deskKey || !isKeyOf(own, deskKey))
      throw new BackupBroken(
        'That is not the recovery key on the owner’s sheet of this desk. With an older sheet, restore into an empty data folder: --data-dir=FOLDER.',
      );
    const ring = openRingAtStart(own, deskKey, deps.dataDirectory);
    const adopt = (): void => void DeskKeys.recover(keysDeps, typed);
    return { deskId: own.deskId, ring, sheetShown: true, opensHere: false, adopt };
  }
};

/** The keys of a backup for a new computer: the recovery key of its time opens them. */
const keysOfBackup = (deps: DeskParts, header: BackupHeader, typed: string | null): RestoreKeys => {
  const keysDeps = keysDepsOf(deps);
  // Refuses, because there is no desk file.
  if (typed === null) DeskKeys.open(keysDeps, true);
  const { recovery, deskId } = header.keys;
  const deskKey = typed && recovery && unwrapWithRecoveryKey(recovery, typed, deskId);
  if (!deskKey || !isKeyOf(header.keys, deskKey))
    throw new BackupBroken(
      'That is not the recovery key that was on the owner’s sheet when this backup was made.',
    );
  return {
    deskId,
    ring: openRing(header.keys, deskKey),
    sheetShown: true,
    opensHere: false,
    adopt: () => void DeskKeys.adopt(keysDeps, header.keys, deskKey),
  };
};

/** Opens what the keys of a backup sealed: with this desk's keys, or with the recovery key of its time. */
export const boxOf = async (
  deps: DeskParts,
  file: string,
  recoveryKey: string | null,
): Promise<SecretBox> => {
  const { header } = await readBackupHeader(file);
  const typed = recoveryKey === null ? null : (normaliseRecoveryKey(recoveryKey) ?? '');
  const ring =
    typed === null ? DeskKeys.open(keysDepsOf(deps), true).ring : keysOfBackup(deps, header, typed).ring;
  return createSecretBox(ring, deps.random);
};

const keysDepsOf = (deps: DeskParts): DeskKeysDeps => ({
  ...deps,
  directory: deps.dataDirectory,
  protector: deps.keyProtector,
  newId: createNewId(deps.clock, deps.random),
});
