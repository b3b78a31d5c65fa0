import type { HandlersOf } from '../../../shared/ipc/contract';
import type { healthContract } from '../../../shared/ipc/health-contract';
import { ok } from '../../../shared/result';
import type { BackupService } from '../backups/backup-service';
import type { DeskTime } from '../store/desk-time';
import type { Contexts } from './dispatcher';
import type { DeskKeys } from '../keys/desk-keys';

/** Dependencies of `healthHandlers`. */
interface HealthHandlersDeps {
  readonly keys: DeskKeys;
  /** Whether the log was found broken, at the start or since. */
  readonly isLogBroken: () => boolean;
  readonly time: DeskTime;
  readonly backups: BackupService;
}

/** Answers the channel that warns managers about this desk. */
export const healthHandlers = ({
  keys,
  isLogBroken,
  time,
  backups,
}: HealthHandlersDeps): HandlersOf<typeof healthContract, Contexts> => ({
  read: async () =>
    ok({
      keyUnprotected: keys.protectedBy === 'key-file',
      sheetIssuedAt: keys.sheetIssuedAt,
      auditLogBroken: isLogBroken(),
      clockBehind: time.isBehind(),
      newestBackupAt: await backups.newest(),
      backupFailed: backups.lastFailed,
    }),
});
