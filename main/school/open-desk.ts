import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NoticeBoard } from './accounts/notice-board';
import { auditHeadName } from './audit/audit-head';
import { AuditLog } from './audit/audit-log';
import { BackupService } from './backups/backup-service';
import { connect, type OpenStore } from './store/connect';
import { DeskTime } from './store/desk-time';
import { migrate } from './store/migrate';
import { migrations } from './store/migrations/migrations';
import { storeRefusal } from './store/store-failure';
import { DeskKeys } from './keys/desk-keys';
import type { Clock } from './platform/clock';
import type { KeyProtector } from './platform/key-protector';
import { createNewId, type NewId, type Random } from './platform/random';
import { createSecretBox, type SecretBox } from './keys/secret-box';
import { StartRefused } from './platform/start-refused';
import { readerInPlace, type StoreReader } from './backups/store-reader';
import { doInPlace, type DoStoreTask } from './backups/store-tasks';

/** What opening a desk takes from the outside. */
export interface DeskParts {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyProtector: KeyProtector;
  /** A demo school: its windows say so, and nothing that it seals opens at a real desk. */
  readonly demo?: true;
  /** Reads whole stores beside the event loop; without one they are read in it. */
  readonly reader?: StoreReader;
  /** Copies, seals and opens whole stores beside the event loop; without it that is done in it. */
  readonly doTask?: DoStoreTask;
}

/** A desk's data, open: the store in today's shape, its keys, its log and its backups. */
export interface OpenDesk {
  readonly database: OpenStore;
  readonly keys: DeskKeys;
  readonly box: SecretBox;
  readonly newId: NewId;
  readonly time: DeskTime;
  readonly notices: NoticeBoard;
  readonly audit: AuditLog;
  readonly backups: BackupService;
  readonly reader: StoreReader;
}

/** Opens a desk's data in its directory, or makes it. Throws StartRefused; nothing is changed then. */
export const openDesk = async (parts: DeskParts, known = migrations): Promise<OpenDesk> => {
  const { dataDirectory, clock, random } = parts;
  const newId = createNewId(clock, random);
  const reader = parts.reader ?? readerInPlace;
  makeDirectory(dataDirectory);
  const file = join(dataDirectory, 'latchkey.db');
  refuseEmptied(dataDirectory, file);
  const database = connect(file, parts.demo);
  try {
    const holdsData = (await database.store.introspection.getTables()).length > 0;
    const keys = DeskKeys.open(
      { directory: dataDirectory, protector: parts.keyProtector, random, newId, clock },
      holdsData,
    );
    const box = createSecretBox(keys.ring, random, parts.demo ? 'latchkey-demo' : 'latchkey');
    const time = new DeskTime(clock, keys.deskId);
    const notices = new NoticeBoard(keys.hostId, time.seen, newId);
    const audit = new AuditLog(keys, box, time, (trx, events) => notices.tell(trx, events));
    const backups = new BackupService({
      directory: dataDirectory,
      database,
      keys,
      box,
      audit,
      clock,
      random,
      reader,
      doTask: parts.doTask ?? doInPlace,
    });
    await backups.removeUnfinished();
    await migrate(database.store, () => backups.backUpBeforeUpdate(), known);
    await time.load(database.store);
    return { database, keys, box, newId, time, notices, audit, backups, reader };
  } catch (cause) {
    await database.close();
    throw storeRefusal(cause, file) ?? cause;
  }
};

/** A desk whose store is gone is no new desk: a first run would bury what a backup can bring back. */
const refuseEmptied = (directory: string, file: string): void => {
  const holdsSomething = existsSync(file) && statSync(file).size > 0;
  if (holdsSomething || !existsSync(join(directory, auditHeadName))) return;
  throw new StartRefused('store-missing', { path: file });
};

const makeDirectory = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartRefused('folder-unusable', { path: directory, cause });
  }
};
