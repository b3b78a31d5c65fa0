import { IconKey } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { Card } from '../../ui/card';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';

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
