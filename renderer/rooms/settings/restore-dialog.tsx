import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPreview, BackupRow, JudgedBackup } from '../../../shared/ipc/backup-contract';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorAlert } from '../../ui/error-alert';
import { Facts } from '../../ui/facts';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { LoadingState } from '../../ui/page-states';
import { restoreTexts } from '../../ui/restore-texts';
import { failureText } from '../../messages/failure-text';
import { dayAndTime } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import { openPreview, preview, restoreBackup } from './backups-store';

interface RestoreDialogProps {
  readonly backup: BackupRow;
  readonly onClose: () => void;
}

const PreviewFacts = ({ of }: { readonly of: BackupPreview }) => {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        [t('backups.school'), <bdi key="school">{of.schoolName}</bdi>],
        [t('backups.staffOf'), t('backups.activeOf', { active: of.activeAccounts, count: of.accounts })],
        [t('backups.appsOf'), of.authenticators],
        [t('backups.eventsOf'), of.auditEvents],
        [t('backups.newest'), of.lastEventAt === null ? t('common.never') : dayAndTime(of.lastEventAt)],
      ]}
    />
  );
};

/** What the restore would find, keep, bring back and lose. A warning where the log isn't whole or people or events go. */
const Report = ({ of }: { readonly of: JudgedBackup }) => {
  const { t } = useTranslation();
  const isLossy = of.log !== 'whole' || of.lost > 0 || of.brokenAt > 0 || of.gone > 0;
  return (
    <MessageBox tone={isLossy ? 'warn' : 'plain'} title={t('backups.reportTitle')}>
      <ul className={layout.plainList}>
        {restoreTexts(t, of).map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </MessageBox>
  );
};

/** Shows a backup's contents and the effect of a restore, and restores it once the manager confirms. */
export const RestoreDialog = ({ backup, onClose }: RestoreDialogProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const opened = preview.use();
  const { name } = backup;
  useEffect(() => openPreview(name), [name]);
  return (
    <ConfirmDialog
      title={t('backups.restoreTitle')}
      confirm={t('backups.restoreConfirm')}
      dangerous
      ready={opened.step === 'ready'}
      onConfirm={() => restoreBackup(name)}
      onClose={onClose}
    >
      {opened.step === 'loading' ? <LoadingState /> : null}
      {opened.step === 'failed' ? <ErrorAlert text={failureText(t, opened.failure, portal)} /> : null}
      {opened.step === 'ready' ? (
        <>
          <p>{t('backups.restoreOf', { time: dayAndTime(backup.createdAt) })}</p>
          <PreviewFacts of={opened.value} />
          <Report of={opened.value} />
          <p>{t('backups.effectsTitle')}</p>
          <ul className={layout.plainList}>
            {t('backups.effects', { returnObjects: true }).map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </>
      ) : null}
    </ConfirmDialog>
  );
};
