import type { TFunction } from 'i18next';
import type { BackupPreview } from '../../shared/ipc/backup-contract';

/** A backup's contents in a few words: staff, authentication apps and audit events. */
export const holdingsText = (
  t: TFunction,
  {
    accounts,
    authenticators,
    auditEvents,
  }: Pick<BackupPreview, 'accounts' | 'authenticators' | 'auditEvents'>,
): string =>
  [
    t('backups.staff', { count: accounts }),
    t('backups.apps', { count: authenticators }),
    t('backups.events', { count: auditEvents }),
  ].join(', ');
