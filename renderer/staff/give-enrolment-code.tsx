import { IconKey } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../shared/ipc/staff-contract';
import { Card } from '../components/card';
import { ErrorAlert } from '../components/error-alert';
import layout from '../components/layout.module.css';
import { failureOf, useSubmission } from '../components/submission';
import { SubmitButton } from '../components/submit-button';
import { desk } from '../desk-client';
import { entering } from '../desk-state';
import { formText } from '../messages/failure-text';
import { usePortal } from '../portal-context';

/** Gives somebody the code that lets them set up an app; there only where one is asked for and would lead to anything. */
export const GiveEnrolmentCode = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [wanted, setWanted] = useState(false);
  const { submission, submit } = useSubmission();
  const { accountId, isSelf } = person;
  useEffect(() => {
    let shown = true;
    void (async () => {
      const answer = await desk.enrolment.wantsCode({ accountId });
      if (shown && answer.ok) setWanted(answer.value);
    })();
    return () => {
      shown = false;
    };
  }, [accountId]);
  if (!wanted) return null;
  return (
    <Card title={t('profile.enrolmentCode')}>
      <p className={layout.soft}>{t(isSelf ? 'profile.ownEnrolmentCode' : 'profile.enrolmentCodeText')}</p>
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      {isSelf ? null : (
        <div>
          <SubmitButton
            variant="default"
            leftSection={<IconKey size={18} aria-hidden />}
            running={submission.step === 'running'}
            onClick={() => void submit(() => entering(desk.enrolment.giveCode({ accountId })))}
          >
            {t('profile.giveEnrolmentCode')}
          </SubmitButton>
        </div>
      )}
    </Card>
  );
};
