import { Button } from '@mantine/core';
import { IconFileDownload, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../ui/error-alert';
import { MessageBox } from '../../ui/message-box';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { goTo } from '../../client/route';
import classes from './staff-file-acts.module.css';
import { useStaffList } from './staff-list-store';

/** The import, and a file of the people who match the filter. */
export const StaffFileActs = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { submission, submit } = useSubmission();
  const [people, setPeople] = useState<number | null>(null);
  const exportThem = async () => {
    setPeople(null);
    const { view } = useStaffList.getState();
    const answer = await submit(() => desk.staffFile.export(view.filter));
    if (answer?.ok && answer.value.saved) setPeople(answer.value.people);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={20} aria-hidden />}
        onClick={() => goTo('staff', 'import')}
      >
        {t('staffFile.import')}
      </Button>
      <SubmitButton
        variant="default"
        leftSection={<IconFileDownload size={20} aria-hidden />}
        running={submission.step === 'running'}
        onClick={() => void exportThem()}
      >
        {t('common.saveAsCsv')}
      </SubmitButton>
      <div className={classes.said}>
        <ErrorAlert
          text={formText(t, failureOf(submission), [], portal)}
          occurrence={submission.occurrence}
        />
        {people === null ? null : (
          <MessageBox tone="good" role="status">
            {t('staffFile.exported', { count: people })}
          </MessageBox>
        )}
      </div>
    </>
  );
};
