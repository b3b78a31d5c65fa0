import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { FailedState, LoadingState } from '../ui/page-states';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { desk } from '../client/desk-client';
import { closeDesktopDialog } from './open-dialog';
import { formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import classes from './support-file-dialog.module.css';
import { supportFile } from './support-file-store';

/** Shows the whole support file before the manager saves it. */
export const SupportFileDialog = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const shown = supportFile.use();
  const { submission, submit } = useSubmission();
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    void supportFile.load();
    return supportFile.forget;
  }, []);
  const save = async () => {
    setSaved(false);
    const answer = await submit(desk.support.save);
    setSaved(answer?.ok === true && answer.value.saved);
  };
  return (
    <Dialog title={t('supportFile.title')} onClose={closeDesktopDialog} wide>
      <p className={layout.soft}>{t('supportFile.lead')}</p>
      {shown.step === 'loading' ? <LoadingState /> : null}
      {shown.step === 'failed' ? (
        <FailedState failure={shown.failure} onRetry={() => void supportFile.load()} />
      ) : null}
      {shown.step === 'ready' ? (
        // The keyboard must reach a region that scrolls (WCAG 2.1.1). The file is English, for the support staff.
        <pre
          lang="en"
          className={classes.preview}
          role="region"
          aria-label={t('supportFile.preview')}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {shown.value.text}
        </pre>
      ) : null}
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      <div className={layout.row}>
        {shown.step === 'ready' ? (
          <SubmitButton running={submission.step === 'running'} onClick={() => void save()}>
            {t('supportFile.save')}
          </SubmitButton>
        ) : null}
        <Button variant="default" onClick={closeDesktopDialog}>
          {t('common.close')}
        </Button>
        <p role="status" className={layout.soft}>
          {saved ? t('supportFile.saved') : null}
        </p>
      </div>
    </Dialog>
  );
};
