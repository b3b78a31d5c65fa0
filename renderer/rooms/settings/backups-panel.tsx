import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow } from '../../../shared/ipc/backup-contract';
import { Card } from '../../ui/card';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { EmptyState, FailedState, LoadingState } from '../../ui/page-states';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { formText } from '../../messages/failure-text';
import { dayAndTime } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import { BackupTable } from './backup-table';
import classes from './backups-panel.module.css';
import { backups, forgetVerified, forgetWantedBackup, makeBackup, useBackupWanted } from './backups-store';
import { RestoreDialog } from './restore-dialog';

const commands = ['latchkey backup', 'latchkey verify', 'latchkey restore'] as const;

const MakeBackup = ({ folder }: { readonly folder: string }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [madeAt, setMadeAt] = useState<number | null>(null);
  const { submission, submit } = useSubmission();
  const make = async () => {
    setMadeAt(null);
    const answer = await submit(makeBackup);
    if (answer?.ok) setMadeAt(answer.value.createdAt);
  };
  const isRequested = useBackupWanted();
  useEffect(() => {
    if (!isRequested) return;
    forgetWantedBackup();
    void make();
  });
  const failure = failureOf(submission);
  return (
    <Card>
      <p>{t('backups.lead')}</p>
      <p className={`${layout.soft} ${layout.small}`}>
        {t('backups.folder')} <code className={classes.folder}>{folder}</code>
      </p>
      <div className={layout.row}>
        <SubmitButton running={submission.step === 'running'} onClick={() => void make()}>
          {t('backups.make')}
        </SubmitButton>
        <Button
          variant="default"
          leftSection={<IconFolder size={18} aria-hidden />}
          onClick={() => void submit(() => desk.backup.openFolder())}
        >
          {t('backups.openFolder')}
        </Button>
      </div>
      <ErrorAlert text={formText(t, failure, [], portal)} occurrence={submission.occurrence} />
      {madeAt === null ? null : (
        <MessageBox tone="good" role="status">
          {t('backups.made', { time: dayAndTime(madeAt) })}
        </MessageBox>
      )}
    </Card>
  );
};

/** Settings > Setup > Desk > Backups: makes, verifies and restores backups. */
export const BackupsPanel = () => {
  const { t } = useTranslation();
  const listed = backups.use();
  const [restoring, setRestoring] = useState<BackupRow | null>(null);
  useEffect(() => {
    void backups.load();
    return forgetVerified;
  }, []);
  if (listed.step === 'loading') return <LoadingState />;
  if (listed.step === 'failed')
    return <FailedState failure={listed.failure} onRetry={() => void backups.load()} />;
  const { folder, backups: rows } = listed.value;
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <MakeBackup folder={folder} />
      {rows.length === 0 ? (
        <EmptyState title={t('backups.empty')}>
          <p>{t('backups.emptyText')}</p>
        </EmptyState>
      ) : (
        <BackupTable backups={rows} onRestore={setRestoring} />
      )}
      <div className={`${layout.soft} ${layout.small} ${layout.stack} ${layout.tight}`}>
        <p>{t('backups.elsewhere')}</p>
        <p className={classes.commands}>
          {t('backups.commandLine')}
          {commands.map((command) => (
            <code key={command}>{command}</code>
          ))}
        </p>
      </div>
      {restoring === null ? null : <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </div>
  );
};
