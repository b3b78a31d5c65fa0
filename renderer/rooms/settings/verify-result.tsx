import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../ui/error-alert';
import { MessageBox } from '../../ui/message-box';
import { failureText } from '../../messages/failure-text';
import { dayAndTime } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import type { VerifyView } from './backups-store';
import { holdingsText } from '../../ui/holdings';

interface VerifyResultProps {
  readonly of: Extract<VerifyView, { step: 'whole' | 'refused' }>;
}

/** The result of verifying a backup. */
export const VerifyResult = ({ of }: VerifyResultProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  if (of.step === 'refused') return <ErrorAlert text={failureText(t, of.failure, portal)} />;
  const { lastEventAt } = of.preview;
  return (
    <MessageBox tone="good" role="status">
      <p>
        {t('backups.whole', { holdings: holdingsText(t, of.preview) })}{' '}
        {lastEventAt === null ? null : t('backups.upTo', { time: dayAndTime(lastEventAt) })}
      </p>
    </MessageBox>
  );
};
