import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { failureOf, useSubmission } from '../ui/submission';
import { desk } from '../client/desk-client';
import { failureText } from '../messages/failure-text';
import { limit } from '../messages/times';
import { usePortal } from '../client/portal-context';
import { answering } from './sign-in-store';

/** Lets a person in without an app while the portal's grace allows it; renders nothing otherwise. */
export const SkipForNow = ({ until }: { readonly until: number | null }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  // After a refusal the new state has no offer, but the reason must stay.
  if (until === null && failure === null) return null;
  return (
    <div className={`${layout.stack} ${layout.tight}`}>
      <ErrorAlert
        text={failure === null ? null : failureText(t, failure, portal)}
        occurrence={submission.occurrence}
      />
      {until === null ? null : (
        <>
          <p>{t('enrolment.skipUntil', { date: limit(until) })}</p>
          <Button
            variant="default"
            fullWidth
            onClick={() => void submit(() => answering(desk.signIn.skipEnrolment()))}
          >
            {t('enrolment.skip')}
          </Button>
        </>
      )}
    </div>
  );
};
