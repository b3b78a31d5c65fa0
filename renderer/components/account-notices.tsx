import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/ipc/sign-in-contract';
import { dayAndTime } from '../messages/times';
import { MessageBox } from './message-box';

interface AccountNoticesProps {
  readonly notices: readonly Notice[];
  /** Takes the notices away; without it they stay. */
  readonly onDismiss?: () => void;
}

const wordsFor = (
  t: TFunction,
  { kind, byName: name, occurredAt }: Notice,
): { title: string; text: string } => {
  const time = dayAndTime(occurredAt);
  switch (kind) {
    case 'two-factor-reset':
      return { title: t('notice.resetTitle'), text: t('notice.reset', { name, time }) };
    case 'owner-sheet-used':
      return { title: t('notice.sheetUsedTitle'), text: t('notice.sheetUsed', { time }) };
    case 'authenticator-added':
      return {
        title: t('notice.authenticatorAddedTitle'),
        text: t('notice.authenticatorAdded', { name, time }),
      };
    case 'vouched':
      return { title: t('notice.vouchedTitle'), text: t('notice.vouched', { name, time }) };
    case 'one-time-pass-given':
      return { title: t('notice.passGivenTitle'), text: t('notice.passGiven', { name, time }) };
  }
};

/** Tells what others did to this person's account, such as who reset their two factor or vouched for them. */
export const AccountNotices = ({ notices, onDismiss }: AccountNoticesProps) => {
  const { t } = useTranslation();
  return notices.map((notice) => {
    const { title, text } = wordsFor(t, notice);
    return (
      <MessageBox key={`${notice.kind}${notice.occurredAt}`} tone="warn" title={title}>
        <p>{text}</p>
        {onDismiss === undefined ? null : (
          <div>
            <Button variant="default" size="sm" onClick={onDismiss}>
              {t('common.dismiss')}
            </Button>
          </div>
        )}
      </MessageBox>
    );
  });
};
