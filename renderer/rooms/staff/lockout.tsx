import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { ErrorAlert } from '../../ui/error-alert';
import { MessageBox } from '../../ui/message-box';
import { failureOf, useSubmission } from '../../ui/submission';
import { desk } from '../../client/desk-client';
import { formText } from '../../messages/failure-text';
import { timeOfDay } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import { doing } from './profile-store';

/** Says that the person waits or is locked after wrong tries, and lifts it. */
export const Lockout = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { submission, submit } = useSubmission();
  const { accountId, version, lockedOut, lockedUntil, failuresInRow } = person;
  if (!lockedOut && lockedUntil === null) return null;
  return (
    <MessageBox tone="warn">
      <p>
        {lockedOut || lockedUntil === null
          ? t('profile.lockedOutText', { count: failuresInRow })
          : t('profile.waitingText', { count: failuresInRow, time: timeOfDay(lockedUntil) })}
      </p>
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      <div>
        <Button
          variant="default"
          size="sm"
          onClick={() => void submit(() => doing('lifted', desk.staff.liftLockout({ accountId, version })))}
        >
          {t('profile.lift')}
        </Button>
      </div>
    </MessageBox>
  );
};
