import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { Dialog } from './dialog';
import { ErrorAlert } from './error-alert';
import layout from './layout.module.css';
import { failureOf, useSubmission } from './submission';
import { SubmitButton } from './submit-button';

interface ConfirmDialogProps<T> {
  readonly title: string;
  /** The consequences of the act. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly dangerous?: boolean;
  /** False until the dialog shows the thing to confirm. */
  readonly ready?: boolean;
  readonly onConfirm: () => Promise<Result<T>>;
  readonly onClose: () => void;
}

/** Asks before an act that is hard to undo, runs it, and stays open with the failure if main refuses. */
export const ConfirmDialog = <T,>(props: ConfirmDialogProps<T>) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { submission, submit } = useSubmission();
  const confirm = async () => {
    const answer = await submit(props.onConfirm);
    if (answer?.ok) props.onClose();
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      <div className={layout.row}>
        {props.ready === false ? null : (
          <SubmitButton
            running={submission.step === 'running'}
            onClick={() => void confirm()}
            {...(props.dangerous ? { color: 'red.9' } : {})}
          >
            {props.confirm}
          </SubmitButton>
        )}
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
};
