import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../ui/error-alert';
import { MessageBox } from '../../ui/message-box';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { failureText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { loadNewest } from './audit-store';
import { presentFilter } from './filter-store';
import { WorkProgress } from './work-progress';

/** Saving the filtered log: the button and the outcome. */
export const useExport = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [saved, setSaved] = useState<number | null>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const running = submission.step === 'running';
  const save = async () => {
    setSaved(null);
    const answer = await submit(() => desk.audit.export({ filter: presentFilter() }));
    if (answer?.ok !== true || answer.value.kind !== 'saved') return;
    setSaved(answer.value.events);
    // Saving adds an event to the log.
    await loadNewest();
  };
  return {
    button: (
      <SubmitButton
        variant="default"
        leftSection={<IconFileDownload size={18} aria-hidden />}
        running={running}
        onClick={() => void save()}
      >
        {t('common.saveAsCsv')}
      </SubmitButton>
    ),
    result: (
      <>
        {running ? <WorkProgress label={t('audit.saving')} /> : null}
        {saved === null ? null : (
          <MessageBox tone="good" role="status">
            {t('audit.saved', { count: saved })}
          </MessageBox>
        )}
        <ErrorAlert
          text={failure === null ? null : failureText(t, failure, portal)}
          occurrence={submission.occurrence}
        />
      </>
    ),
  };
};
