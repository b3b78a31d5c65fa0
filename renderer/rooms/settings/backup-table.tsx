import { Button } from '@mantine/core';
import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow } from '../../../shared/ipc/backup-contract';
import { SubmitButton } from '../../ui/submit-button';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { fileSize } from '../../messages/sizes';
import { dayAndTime } from '../../messages/times';
import classes from './backup-table.module.css';
import { useVerified, verifyBackup } from './backups-store';
import { VerifyResult } from './verify-result';

interface BackupTableProps {
  readonly backups: readonly BackupRow[];
  readonly onRestore: (backup: BackupRow) => void;
}

interface RowActionsProps {
  readonly backup: BackupRow;
  /** The id of the element that names the row's buttons. */
  readonly timeId: string;
  readonly verifying: boolean;
  readonly onRestore: (backup: BackupRow) => void;
}

const RowActions = ({ backup, timeId, verifying, onRestore }: RowActionsProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes.actions}>
      <SubmitButton
        variant="default"
        size="sm"
        aria-describedby={timeId}
        running={verifying}
        onClick={() => void verifyBackup(backup.name)}
      >
        {t('backups.verify')}
      </SubmitButton>
      <Button variant="default" size="sm" aria-describedby={timeId} onClick={() => onRestore(backup)}>
        {t('backups.restore')}
      </Button>
    </div>
  );
};

/** The backups of the folder, newest first; the result of verifying one stands below it. */
export const BackupTable = ({ backups, onRestore }: BackupTableProps) => {
  const { t } = useTranslation();
  const verified = useVerified();
  const id = useId();
  return (
    <TableFrame opens>
      <table className={table.table} aria-label={t('backups.table')}>
        <thead>
          <tr>
            <th scope="col">{t('backups.when')}</th>
            <th scope="col">{t('backups.reason')}</th>
            <th scope="col">{t('backups.size')}</th>
            <th scope="col">{t('backups.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => {
            const { name, createdAt, reason, bytes } = backup;
            const ofThis = verified.step !== 'none' && verified.name === name ? verified : null;
            const timeId = `${id}-${name}`;
            return (
              <Fragment key={name}>
                <tr className={ofThis === null ? undefined : classes.verified}>
                  <th scope="row" id={timeId} className={`${table.time} ${classes.made}`}>
                    {dayAndTime(createdAt)}
                  </th>
                  <td className={table.time}>{t(`backups.reasons.${reason}`)}</td>
                  <td className={table.time}>{fileSize(bytes)}</td>
                  <td>
                    <RowActions
                      backup={backup}
                      timeId={timeId}
                      verifying={ofThis?.step === 'running'}
                      onRestore={onRestore}
                    />
                  </td>
                </tr>
                {ofThis?.step === 'whole' || ofThis?.step === 'refused' ? (
                  <tr>
                    <td colSpan={4} className={classes.result}>
                      <div className={table.below}>
                        <VerifyResult of={ofThis} />
                      </div>
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
};
