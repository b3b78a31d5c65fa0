import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/ipc/sign-in-contract';
import { dayAndTime } from '../messages/times';
import { MessageBox } from './message-box';

interface AccountNoticesProps {
  readonly notices: readonly Notice[];
  /** Takes the notices away; without it they stay. */
  readonly onDismiss?: () => void;
}

/** Tells what others did to this person's account: who reset their two factor, or that the owner's sheet was used. */
export const AccountNotices = ({ notices, onDismiss }: AccountNoticesProps) => {
  const { t } = useTranslation();
  return notices.map(({ kind, byName, occurredAt }) => (
    <MessageBox
      key={`${kind}${occurredAt}`}
      tone="warn"
      title={kind === 'two-factor-reset' ? t('notice.resetTitle') : t('notice.sheetUsedTitle')}
    >
      <p>
        {kind === 'two-factor-reset'
          ? t('notice.reset', { name: byName, time: dayAndTime(occurredAt) })
          : t('notice.sheetUsed', { time: dayAndTime(occurredAt) })}
      </p>
      {onDismiss === undefined ? null : (
        <div>
          <Button variant="default" size="sm" onClick={onDismiss}>
            {t('common.dismiss')}
          </Button>
        </div>
      )}
    </MessageBox>
  ));
};
