import type { backupContract } from '../../../shared/ipc/backup-contract';
import type { HandlersOf } from '../../../shared/ipc/contract';
import { ok, type Result, refuse } from '../../../shared/result';
import { storeFailure } from '../store/store-failure';
import type { Contexts } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import { StartRefused } from '../platform/start-refused';
import { ReadInterrupted } from '../backups/read-interrupted';
import { BackupBroken } from '../backups/backup-file';
import type { BackupService } from '../backups/backup-service';
import { RestoreRefused } from '../backups/restore-refused';
import type { RestoreService } from '../backups/restore-service';

/** Answers the channels of backup and restore. */
export const backupHandlers = (
  backups: BackupService,
  restores: RestoreService,
  desktop: Desktop,
): HandlersOf<typeof backupContract, Contexts> => ({
  list: async () => ok({ folder: backups.folder, backups: await backups.list() }),
  make: ({ signedIn }) => refusing('backup-failed', async () => ok(await backups.backUp('manual', signedIn))),
  verify: (_context, { name }) => refusing('backup-broken', async () => ok(await backups.verify(name))),
  judge: ({ signedIn }, { name }) =>
    refusing('backup-broken', async () => ok(await restores.judge(name, signedIn.account))),
  restore: ({ signedIn }, { name }) =>
    refusing('backup-failed', async () => ok(await restores.restore(name, signedIn.account))),
  openFolder: async () => {
    desktop.showFolder(backups.folder);
    return ok(undefined);
  },
});

/** Turns the known failures of a backup or restore into refusals. `otherwise` is the answer to a refusal of the file system. */
const refusing = async <T>(
  otherwise: 'backup-failed' | 'backup-broken',
  work: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof BackupBroken) return refuse('backup-broken');
    if (cause instanceof RestoreRefused) return refuse(cause.code);
    if (cause instanceof ReadInterrupted) return refuse('backup-not-read');
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    // A StartRefused carries the reason why the copy of the store did not open.
    const isRefusal = cause instanceof StartRefused;
    if (isRefusal && cause.reason === 'database-damaged') return refuse('backup-broken');
    if (storeFailure(isRefusal ? cause.cause : cause) === 'store-full') return refuse('store-full');
    if (/^E(ACCES|PERM|ROFS|NOENT|IO)$/.test(code)) return refuse(otherwise);
    throw cause;
  }
};
