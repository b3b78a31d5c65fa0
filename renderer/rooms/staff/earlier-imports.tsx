import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBatch, UndoneImport as Undone } from '../../../shared/ipc/staff-file-contract';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { FailedState } from '../../ui/page-states';
import { desk } from '../../client/desk-client';
import { dayAndTime } from '../../messages/times';
import { goTo } from '../../client/route';
import { imports } from './imports-store';
import { UndoneImport } from './undone-import';

interface EarlierImportsProps {
  /** The one that was just made. */
  readonly imported: ImportBatch | null;
  readonly onAnother: () => void;
}

/** What was imported, the newest first, and the way to take it back. */
export const EarlierImports = ({ imported, onAnother }: EarlierImportsProps) => {
  const { t } = useTranslation();
  const list = imports.use();
  const [asking, setAsking] = useState<ImportBatch | null>(null);
  const [undone, setUndone] = useState<Undone | null>(null);
  const undo = async ({ batchId }: ImportBatch) => {
    const answer = await desk.staffFile.undo({ batchId });
    if (answer.ok) {
      setUndone(answer.value);
      await imports.load();
    }
    return answer;
  };
  return (
    <>
      {imported === null || undone !== null ? null : (
        <MessageBox tone="good" role="status">
          <p>{t('staffFile.imported', { count: imported.people })}</p>
          <div className={layout.row}>
            <Button size="sm" onClick={() => goTo('staff')}>
              {t('staffFile.toList')}
            </Button>
            <Button size="sm" variant="default" onClick={onAnother}>
              {t('staffFile.another')}
            </Button>
          </div>
        </MessageBox>
      )}
      {undone === null ? null : <UndoneImport undone={undone} />}
      {list.step === 'failed' ? (
        <FailedState failure={list.failure} onRetry={() => void imports.load()} />
      ) : null}
      {list.step === 'ready' && list.value.length > 0 ? (
        <Card title={t('staffFile.earlier')}>
          {list.value.map((batch) => (
            <div key={batch.batchId} className={`${layout.row} ${layout.spread}`}>
              <span dir="auto">
                {t('staffFile.batch', {
                  file: batch.fileName,
                  time: dayAndTime(batch.importedAt),
                  name: batch.byName,
                })}
                {' · '}
                {t('staffFile.batchPeople', { count: batch.people })}
              </span>
              {batch.undone ? (
                <Badge tone="plain">{t('staffFile.isUndone')}</Badge>
              ) : (
                <Button size="sm" variant="default" onClick={() => setAsking(batch)}>
                  {t('staffFile.undo')}
                </Button>
              )}
            </div>
          ))}
        </Card>
      ) : null}
      {asking === null ? null : (
        <ConfirmDialog
          title={t('staffFile.undoTitle')}
          confirm={t('staffFile.undo')}
          dangerous
          onConfirm={() => undo(asking)}
          onClose={() => setAsking(null)}
        >
          <p>{t('staffFile.undoText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
};
