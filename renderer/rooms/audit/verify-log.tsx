import { IconListCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogVerdict } from '../../../shared/ipc/audit-contract';
import { ErrorAlert } from '../../ui/error-alert';
import { MessageBox } from '../../ui/message-box';
import { SubmitButton } from '../../ui/submit-button';
import { failureText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { forgetVerifyLog, useVerifyLog, verifyLog } from './verify-store';
import { WorkProgress } from './work-progress';

/** The button that checks the whole log. */
export const VerifyLog = () => {
  const { t } = useTranslation();
  const view = useVerifyLog();
  return (
    <SubmitButton
      variant="default"
      leftSection={<IconListCheck size={18} aria-hidden />}
      running={view.step === 'running'}
      onClick={() => void verifyLog()}
    >
      {t('audit.verify')}
    </SubmitButton>
  );
};

const Verdict = ({ verdict }: { readonly verdict: LogVerdict }) => {
  const { t } = useTranslation();
  if (verdict.kind === 'whole')
    return (
      <MessageBox tone="good" role="status">
        {t('audit.whole', { count: verdict.events })}
      </MessageBox>
    );
  const { kind, ...numbers } = verdict;
  return (
    <MessageBox tone="bad" role="status" title={t(`audit.notWhole.${kind}.title`, numbers)}>
      <p>{t(`audit.notWhole.${kind}.text`, numbers)}</p>
      <p>{t('audit.notWhole.act')}</p>
    </MessageBox>
  );
};

/** The progress or the result of checking the log. */
export const VerifyLogResult = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const view = useVerifyLog();
  useEffect(() => forgetVerifyLog, []);
  switch (view.step) {
    case 'none':
      return null;
    case 'running':
      return <WorkProgress label={t('audit.verifying')} />;
    case 'stopped':
      return (
        <MessageBox tone="plain" role="status">
          {t('audit.verifyStopped')}
        </MessageBox>
      );
    case 'verified':
      return <Verdict verdict={view.verdict} />;
    case 'refused':
      return <ErrorAlert text={failureText(t, view.failure, portal)} />;
  }
};
