import { Button } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingPass } from '../../../shared/ipc/one-time-pass-contract';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { Card } from '../../ui/card';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { FailedState, LoadingState } from '../../ui/page-states';
import { dayAndTime } from '../../messages/times';
import { GivePassDialog } from './give-pass-dialog';
import { openStandingPass, standingPass, withdrawPass } from './one-time-pass-store';

interface PassProps {
  readonly person: StaffProfile;
  readonly pass: StandingPass | null;
}

const Pass = ({ person, pass }: PassProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'give' | 'withdraw' | null>(null);
  const [withdrawn, setWithdrawn] = useState(false);
  const reasonId = useId();
  const { accountId, name, isSelf, active } = person;
  const reason = isSelf ? t('oneTimePass.own') : active ? null : t('oneTimePass.inactive');
  const close = () => setAsking(null);
  return (
    <>
      {pass === null ? null : (
        <MessageBox tone="plain" title={t('oneTimePass.out', { time: dayAndTime(pass.expiresAt) })}>
          <p dir="auto">
            {t('oneTimePass.outBy', {
              name: pass.givenBy,
              time: dayAndTime(pass.givenAt),
              reason: pass.reason,
            })}
          </p>
        </MessageBox>
      )}
      {withdrawn && pass === null ? (
        <MessageBox tone="good" role="status">
          {t('oneTimePass.withdrawn')}
        </MessageBox>
      ) : null}
      <div className={layout.row}>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconTicket size={18} aria-hidden />}
          disabled={reason !== null}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={() => setAsking('give')}
        >
          {pass === null ? t('oneTimePass.give') : t('oneTimePass.giveAgain')}
        </Button>
        {pass === null ? null : (
          <Button variant="default" size="sm" onClick={() => setAsking('withdraw')}>
            {t('oneTimePass.withdraw')}
          </Button>
        )}
        {reason === null ? null : (
          <span id={reasonId} className={`${layout.soft} ${layout.small}`}>
            {reason}
          </span>
        )}
      </div>
      {asking === 'give' ? <GivePassDialog person={person} replaces={pass !== null} onClose={close} /> : null}
      {asking === 'withdraw' ? (
        <ConfirmDialog
          title={t('oneTimePass.withdrawTitle')}
          confirm={t('oneTimePass.withdraw')}
          dangerous
          onConfirm={async () => {
            const answer = await withdrawPass(accountId);
            if (answer.ok) setWithdrawn(true);
            return answer;
          }}
          onClose={close}
        >
          <p dir="auto">{t('oneTimePass.withdrawText', { name })}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
};

/** What a manager can do for somebody who has no phone today: give a one-time pass, or take one back. */
export const OneTimePassCard = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const { accountId } = person;
  const shown = standingPass.use();
  useEffect(() => openStandingPass(accountId), [accountId]);
  return (
    <Card title={t('oneTimePass.card')}>
      <p>{t('oneTimePass.lead')}</p>
      {shown.step === 'loading' ? <LoadingState /> : null}
      {shown.step === 'failed' ? (
        <FailedState failure={shown.failure} onRetry={() => openStandingPass(accountId)} />
      ) : null}
      {shown.step === 'ready' ? <Pass key={accountId} person={person} pass={shown.value} /> : null}
    </Card>
  );
};
